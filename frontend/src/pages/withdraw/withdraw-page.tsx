import { useLingui } from '@lingui/react/macro';
import { useWallet } from '@/features/payments/api';
import { useMethods } from '@/features/payments/deposits-api';
import { useMe } from '@/features/users/api';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { useMayReason } from '@/features/users/hooks/use-may-reason';
import { AddCard } from '@/features/withdrawals/components/add-card';
import { LimitsBox, LimitsBoxSkeleton } from '@/features/withdrawals/components/limits-box';
import { WithdrawBlocked } from '@/features/withdrawals/components/withdraw-blocked';
import { WithdrawFlow, WithdrawFlowSkeleton } from '@/features/withdrawals/components/withdraw-flow';
import { blockOf } from '@/features/withdrawals/withdraw-amount';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { Card } from '@/shared/ui/card';
import { ProblemState } from '@/shared/ui/problem-state';

/** Send money from the wallet to a card. */
export function WithdrawPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Withdraw`);
  const { data: wallet, error, refetch } = useWallet();
  const { data: methods } = useMethods();
  const { data: me } = useMe();
  const blockedReason = useMayReason('withdraw');
  const block = wallet && blockOf(wallet);
  return (
    <div className="page max-w-5xl! py-6 md:py-8">
      <Breadcrumbs crumbs={[{ label: t`Wallet`, to: paths.wallet() }, { label: t`Withdraw` }]} />
      <h1 className="mt-3 text-title">{t`Withdraw to a card`}</h1>
      <UnverifiedBanner blocks="withdraw" className="mt-6" />
      {error && !wallet ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <div className="mt-6 grid grid-cols-1 items-start gap-6 md:grid-cols-[minmax(0,1fr)_20rem]">
          <Card className="p-4 md:p-6">
            {!wallet ? (
              <WithdrawFlowSkeleton />
            ) : block ? (
              <WithdrawBlocked wallet={wallet} block={block} />
            ) : (
              <WithdrawFlow
                wallet={wallet}
                blockedReason={blockedReason}
                addCard={
                  <AddCard
                    methods={methods?.filter(({ can_withdraw }) => can_withdraw)}
                    blockedReason={blockedReason}
                  />
                }
              />
            )}
          </Card>
          {wallet ? (
            <LimitsBox wallet={wallet} canHaveMore={me !== undefined && me.plan !== 'pro'} />
          ) : (
            <LimitsBoxSkeleton />
          )}
        </div>
      )}
    </div>
  );
}
