import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** Every entry of the books. */
export function AdminTransactionsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Transactions`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
