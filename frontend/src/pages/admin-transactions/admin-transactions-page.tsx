import { useLingui } from '@lingui/react/macro';
import { TransactionQueue } from '@/features/backoffice/components/transaction-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** Every entry of the books. */
export function AdminTransactionsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Transactions`} note={t`Without a filter: the last 31 days. At most 92 days at once.`}>
      <TransactionQueue />
    </DeskPage>
  );
}
