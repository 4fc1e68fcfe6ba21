import { useLingui } from '@lingui/react/macro';
import { WithdrawalQueue } from '@/features/withdrawals/components/withdrawal-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** The staff's queue of withdrawals. */
export function AdminWithdrawalsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Withdrawals to check`}>
      <WithdrawalQueue />
    </DeskPage>
  );
}
