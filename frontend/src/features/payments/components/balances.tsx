import { useLingui } from '@lingui/react/macro';
import { ArrowUpFromLine, Hourglass, Lock, type LucideIcon, TriangleAlert } from 'lucide-react';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import type { Wallet } from '../api';

/** What can be spent, what cannot yet, and why, in words of somebody who has never kept accounts. */
export function Balances({ wallet }: { wallet: Wallet }) {
  const { t } = useLingui();
  return (
    <Card className="overflow-hidden">
      <div className="p-5 md:p-6">
        <h2 className="text-muted">{t`Available`}</h2>
        <Money amount={wallet.available} size="xl" className="mt-1 flex-wrap" />
        <p className="mt-2 text-muted">{t`Yours to spend now: the money for your next purchase.`}</p>
      </div>
      <dl className="grid divide-line-muted border-line-muted border-t max-sm:divide-y sm:grid-cols-2 sm:divide-x">
        <Part icon={Lock} label={t`In escrow`} amount={wallet.in_escrow}>
          {t`Set aside for your open orders. The seller gets it after you confirm; otherwise it comes back.`}
        </Part>
        <Part icon={Hourglass} label={t`On hold`} amount={wallet.held}>
          {t`Earned by sales and soon yours. Early sales wait a while in case an account is taken back.`}
        </Part>
        {wallet.payout_reserved > 0 && (
          <Part icon={ArrowUpFromLine} label={t`Being withdrawn`} amount={wallet.payout_reserved}>
            {t`On its way out to your card.`}
          </Part>
        )}
        {wallet.debt > 0 && (
          <Part icon={TriangleAlert} label={t`Debt`} amount={wallet.debt}>
            {t`A payment was taken back after it had been spent. Your next income covers it.`}
          </Part>
        )}
      </dl>
    </Card>
  );
}

function Part({
  icon: Icon,
  label,
  amount,
  children,
}: {
  icon: LucideIcon;
  label: string;
  amount: number;
  children: string;
}) {
  return (
    <div className="p-5 md:px-6">
      <dt className="flex items-center gap-2 text-muted">
        <Icon className="size-4 shrink-0" aria-hidden="true" />
        {label}
      </dt>
      <dd className="mt-1">
        <Money amount={amount} size="md" />
        <span className="mt-1 block text-pretty text-muted text-xs">{children}</span>
      </dd>
    </div>
  );
}

/** The same geometry while the wallet is fetched. */
export function BalancesSkeleton() {
  return (
    <Card className="overflow-hidden" aria-hidden="true">
      <div className="p-5 md:p-6">
        <Skeleton className="h-5 w-20" />
        <Skeleton className="mt-1 h-9 w-60 max-w-full" />
        <Skeleton className="mt-2 h-5 w-72 max-w-full" />
      </div>
      <div className="grid border-line-muted border-t sm:grid-cols-2">
        {['a', 'b'].map((key) => (
          <div key={key} className="p-5 md:px-6">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="mt-1 h-6 w-32" />
            <Skeleton className="mt-1 h-8" />
          </div>
        ))}
      </div>
    </Card>
  );
}
