import { useLingui } from '@lingui/react/macro';
import { ProviderCallQueue } from '@/features/backoffice/components/provider-call-queue';
import { StaffNav } from '@/features/backoffice/components/staff-nav';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** Every call of the payment providers, as it came. */
export function AdminProviderCallsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Providers' calls`);
  return (
    <div className="page py-6">
      <h1 className="font-bold text-xl">{t`Providers' calls`}</h1>
      <div className="mt-3 mb-4">
        <StaffNav />
      </div>
      <ProviderCallQueue />
    </div>
  );
}
