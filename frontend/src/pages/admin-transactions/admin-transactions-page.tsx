import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** Every entry of the books. */
export function AdminTransactionsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Transactions`}>
      <NotBuilt />
    </DeskPage>
  );
}
