import { useLingui } from '@lingui/react/macro';
import { useWallet } from '@/features/payments/api';
import { Balances, BalancesSkeleton } from '@/features/payments/components/balances';
import { DepositForm } from '@/features/payments/components/deposit-form';
import { RecentTransactions } from '@/features/payments/components/recent-transactions';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';

export function WalletPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Wallet`);
  const { data: wallet, error, refetch } = useWallet();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Wallet`}</h1>
      <div className="mt-6 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr]">
        <div className="lg:col-start-1">
          {wallet ? (
            <Balances wallet={wallet} />
          ) : error ? (
            <ProblemState error={error} onRetry={() => void refetch()} />
          ) : (
            <BalancesSkeleton />
          )}
        </div>
        <Card className="relative overflow-hidden p-4 md:p-6 lg:sticky lg:top-22 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <h2 className="font-semibold text-base">{t`Bring money in`}</h2>
          <div className="mt-4">
            <DepositForm />
          </div>
        </Card>
        <RecentTransactions />
      </div>
    </div>
  );
}
