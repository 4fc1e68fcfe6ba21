import { useLingui } from '@lingui/react/macro';
import { StaffNav } from '@/features/backoffice/components/staff-nav';
import { WithdrawalQueue } from '@/features/withdrawals/components/withdrawal-queue';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

/** The staff's queue of withdrawals. */
export function AdminWithdrawalsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Withdrawals to check`);
  return (
    <div className="page py-6">
      <h1 className="font-bold text-xl">{t`Withdrawals to check`}</h1>
      <div className="mt-3 mb-4">
        <StaffNav />
      </div>
      <WithdrawalQueue />
    </div>
  );
}
