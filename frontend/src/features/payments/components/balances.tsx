import { useLingui } from '@lingui/react/macro';
import { ArrowDownToLine, ArrowRight, ArrowUpFromLine, Hourglass, Lock, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import type { Wallet } from '../api';

const ICON = 'size-4 max-sm:hidden';

/** What can be spent, what cannot yet, and why, in words of somebody who has never kept accounts. */
export function Balances({ wallet }: { wallet: Wallet }) {
  const { t } = useLingui();
  return (
    <Card className="overflow-hidden">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 p-5 md:p-6">
        <div className="min-w-0">
          <h2 className="text-muted">{t`Available`}</h2>
          <Money amount={wallet.available} size="xl" className="mt-1 flex-wrap" />
          <p className="mt-2 text-pretty text-muted">
            {t`Yours now: to spend on a purchase or to send to your card.`}
          </p>
        </div>
        <div className="flex flex-wrap gap-2 max-sm:w-full max-sm:*:flex-1">
          <a
            href="#top-up"
            className="touch-target inline-flex h-10 items-center justify-center gap-2 rounded-md border border-control-line bg-control px-5 font-semibold hover:bg-control-hover lg:hidden"
          >
            <ArrowDownToLine className={ICON} aria-hidden="true" />
            {t`Top up`}
          </a>
          <ButtonLink
            size="lg"
            to={paths.withdraw()}
            icon={<ArrowUpFromLine className={ICON} aria-hidden="true" />}
          >
            {t`Withdraw`}
          </ButtonLink>
        </div>
      </div>
      <dl className="grid divide-line-muted border-line-muted border-t max-sm:divide-y sm:grid-cols-3 sm:divide-x">
        <Part
          icon={Lock}
          label={t`In escrow`}
          amount={wallet.in_escrow}
          link={<PartLink to={paths.purchases()}>{t`My purchases`}</PartLink>}
        >
          {t`You paid it for open orders. The seller gets it once you confirm; otherwise it comes back.`}
        </Part>
        <Part
          icon={Hourglass}
          label={t`On hold`}
          amount={wallet.held}
          link={<PartLink to={paths.sales()}>{t`My sales`}</PartLink>}
        >
          {t`You earned it. Income of your first sales waits a few days in case an account is taken back; then it becomes available by itself.`}
        </Part>
        <Part
          icon={ArrowUpFromLine}
          label={t`Being withdrawn`}
          amount={wallet.payout_reserved}
          link={<PartLink to={paths.withdrawals()}>{t`My withdrawals`}</PartLink>}
        >
          {t`You asked for it. It waits to be checked and sent to your card; if it is not sent, it becomes available again.`}
        </Part>
      </dl>
    </Card>
  );
}

function Part({
  icon: Icon,
  label,
  amount,
  link,
  children,
}: {
  icon: LucideIcon;
  label: string;
  amount: number;
  link: ReactNode;
  children: string;
}) {
  return (
    <div className="flex flex-col p-5 md:px-6">
      <dt className="flex items-center gap-2 text-muted">
        <Icon className="size-4 shrink-0" aria-hidden="true" />
        {label}
      </dt>
      <dd className="mt-1 flex flex-1 flex-col items-start">
        <Money amount={amount} size="md" className={amount === 0 ? 'text-muted' : ''} />
        <span className="mt-1 mb-3 block text-pretty text-muted text-xs">{children}</span>
        <span className="mt-auto">{link}</span>
      </dd>
    </div>
  );
}

function PartLink({ to, children }: { to: string; children: string }) {
  return (
    <Link
      to={to}
      className="touch-target inline-flex items-center gap-1 font-medium text-accent text-xs hover:underline"
    >
      {children}
      <ArrowRight className="size-3.5" aria-hidden="true" />
    </Link>
  );
}

/** The same geometry while the wallet is fetched. */
export function BalancesSkeleton() {
  return (
    <Card className="overflow-hidden" aria-hidden="true">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 p-5 md:p-6">
        <div className="min-w-0">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="mt-1 h-9 w-60 max-w-full" />
          <Skeleton className="mt-2 h-5 w-72 max-w-full" />
        </div>
        <Skeleton className="h-10 w-36 max-sm:w-full" />
      </div>
      <div className="grid border-line-muted border-t sm:grid-cols-3">
        {['a', 'b', 'c'].map((key) => (
          <div key={key} className="p-5 md:px-6">
            <Skeleton className="h-5 w-24" />
            <Skeleton className="mt-1 h-6 w-32" />
            <Skeleton className="mt-1 h-16" />
            <Skeleton className="mt-3 h-4 w-24" />
          </div>
        ))}
      </div>
    </Card>
  );
}
