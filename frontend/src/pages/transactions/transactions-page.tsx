import { useLingui } from '@lingui/react/macro';
import { TransactionList } from '@/features/payments/components/transaction-list';
import { WalletNav } from '@/features/payments/components/wallet-nav';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

export function TransactionsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Transactions`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Transactions`}</h1>
      <div className="mt-3">
        <WalletNav />
      </div>
      <div className="mt-6">
        <TransactionList />
      </div>
    </div>
  );
}
