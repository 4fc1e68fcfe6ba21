import { useLingui } from '@lingui/react/macro';
import { StaffNav } from '@/features/backoffice/components/staff-nav';
import { DisputeQueue } from '@/features/disputes/components/dispute-queue';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** The staff's list of disputes. */
export function AdminDisputesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Disputes`);
  return (
    <div className="page py-6">
      <h1 className="font-bold text-xl">{t`Disputes`}</h1>
      <div className="mt-3 mb-4">
        <StaffNav />
      </div>
      <DisputeQueue />
    </div>
  );
}
