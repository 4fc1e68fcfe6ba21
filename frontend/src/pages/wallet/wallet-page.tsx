import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useWallet } from '@/features/payments/api';
import { Balances, BalancesSkeleton } from '@/features/payments/components/balances';
import { DebtBanner } from '@/features/payments/components/debt-banner';
import { DepositForm } from '@/features/payments/components/deposit-form';
import { RecentTransactions } from '@/features/payments/components/recent-transactions';
import { WalletNav } from '@/features/payments/components/wallet-nav';
import { SupportLink } from '@/features/support/components/support-link';
import { PayCardChoice } from '@/features/withdrawals/components/pay-card-choice';
import { parseSom } from '@/shared/lib/money';
import { safeNext } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useSearchParams } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';

export function WalletPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Wallet`);
  const { data: wallet, error, refetch } = useWallet();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Wallet`}</h1>
      <div className="mt-3">
        <WalletNav />
      </div>
      <div className="mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr]">
        <div className="grid grid-cols-1 gap-4 lg:col-start-1">
          {wallet && <DebtBanner wallet={wallet} />}
          {wallet ? (
            <Balances wallet={wallet} />
          ) : error ? (
            <ProblemState error={error} onRetry={() => void refetch()} />
          ) : (
            <BalancesSkeleton />
          )}
        </div>
        <TopUp />
        <RecentTransactions />
      </div>
      <SupportLink topic="payment" />
    </div>
  );
}

/** Bring money in; other pages send people here with the sum that they lack. */
function TopUp() {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const suggested = parseSom(params.get('top_up') ?? '');
  const next = params.get('next');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (suggested !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [suggested]);
  return (
    <Card
      ref={place}
      id="top-up"
      className="relative overflow-hidden p-4 md:p-6 lg:sticky lg:top-22 lg:col-start-2 lg:row-span-2 lg:row-start-1"
    >
      <h2 className="font-semibold text-base">{t`Bring money in`}</h2>
      <div className="mt-4">
        <DepositForm
          key={suggested}
          renderCards={(choice) => <PayCardChoice {...choice} />}
          {...(suggested !== null && { suggested })}
          {...(next !== null && { next: safeNext(next) })}
        />
      </div>
    </Card>
  );
}
