import { useLingui } from '@lingui/react/macro';
import { TransactionList } from '@/features/payments/components/transaction-list';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';

export function TransactionsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Transactions`);
  return (
    <div className="page py-6 md:py-8">
      <Breadcrumbs crumbs={[{ label: t`Wallet`, to: paths.wallet() }, { label: t`Transactions` }]} />
      <h1 className="mt-3 text-title">{t`Transactions`}</h1>
      <p className="mt-1 text-muted">{t`Every movement of your money, the latest first.`}</p>
      <div className="mt-6">
        <TransactionList />
      </div>
    </div>
  );
}
