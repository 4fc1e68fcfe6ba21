import { useLingui } from '@lingui/react/macro';
import { DifferenceQueue } from '@/features/backoffice/components/difference-queue';
import { StaffNav } from '@/features/backoffice/components/staff-nav';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** Where the providers' lists and ours differ. */
export function AdminReconciliationPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Where the lists differ`);
  return (
    <div className="page py-6">
      <h1 className="font-bold text-xl">{t`Where the lists differ`}</h1>
      <div className="mt-3 mb-4">
        <StaffNav />
      </div>
      <DifferenceQueue />
    </div>
  );
}
