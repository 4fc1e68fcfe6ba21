import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { CopyButton } from '@/shared/ui/copy-button';
import { Money } from '@/shared/ui/money';
import { Skeleton } from '@/shared/ui/skeleton';
import { Timeline } from '@/shared/ui/timeline';
import type { Withdrawal } from '../api';
import { useWithdrawalTimeline } from '../hooks/use-withdrawal-timeline';
import { CancelWithdrawal } from './cancel-withdrawal';
import { CardFace } from './card-face';
import { CardName } from './card-name';
import { WithdrawalBadge } from './withdrawal-badge';

export interface WithdrawalViewProps {
  withdrawal: Withdrawal;
  /** It has just been asked for. */
  isNew: boolean;
}

/** One withdrawal: how much, to which card, where it is now, and what can be done. */
export function WithdrawalView({ withdrawal, isNew }: WithdrawalViewProps) {
  const { t } = useLingui();
  const steps = useWithdrawalTimeline(withdrawal);
  const { status, amount, fee, card, number } = withdrawal;
  return (
    <>
      {isNew && status === 'requested' && (
        <Banner tone="success" className="mb-5" title={t`Your request is in`}>
          {t`You can close this page; how it goes on can always be seen here.`}
        </Banner>
      )}
      <Card className="grid grid-cols-1 overflow-hidden md:grid-cols-2">
        <div className="p-5 md:p-6">
          <div>
            <WithdrawalBadge status={status} />
          </div>
          {/* Read out when it goes on. */}
          <p role="status" className="sr-only">
            {steps.findLast(({ state }) => state !== 'upcoming')?.title}
          </p>
          <Money amount={amount} size="xl" className="mt-3 flex-wrap" />
          <dl className="mt-6 grid gap-3">
            <Fact label={t`Card`}>
              <span className="flex items-center gap-2.5">
                <CardFace brand={card.brand} className="h-7 w-11" />
                <CardName card={card} />
              </span>
            </Fact>
            {fee > 0 && (
              <>
                <Fact label={t`Fee`}>
                  <Money amount={fee} />
                </Fact>
                <Fact label={t`You get`}>
                  <Money amount={amount - fee} />
                </Fact>
              </>
            )}
            <Fact label={t`Number`}>
              <span className="flex items-center gap-1">
                <span className="font-mono text-xs">{number}</span>
                <CopyButton text={number} label={t`Copy the number`} />
              </span>
            </Fact>
          </dl>
          <div className="mt-6 flex flex-wrap gap-2">
            <CancelWithdrawal withdrawal={withdrawal} />
            {(status === 'returned' || status === 'cancelled') && (
              <ButtonLink size="lg" variant="primary" to={paths.withdraw()}>{t`Withdraw anew`}</ButtonLink>
            )}
          </div>
        </div>
        <div className="border-line-muted bg-inset p-5 max-md:border-t md:border-l md:p-6">
          <Timeline label={t`What happens to the money`} steps={steps} />
        </div>
      </Card>
    </>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid items-center gap-x-3 gap-y-1 sm:grid-cols-[5rem_minmax(0,1fr)]">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The same geometry while the withdrawal is fetched. */
export function WithdrawalSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <Card className="grid grid-cols-1 overflow-hidden md:grid-cols-2">
        <div className="p-5 md:p-6">
          <Skeleton className="h-5.5 w-28 rounded-full" />
          <Skeleton className="mt-3 h-9 w-60 max-w-full" />
          <Skeleton className="mt-6 h-7 w-64 max-w-full" />
          <Skeleton className="mt-3 h-8 w-40" />
          <Skeleton className="mt-6 h-10 w-32" />
        </div>
        <div className="grid gap-6 border-line-muted bg-inset p-5 max-md:border-t md:border-l md:p-6">
          {['a', 'b', 'c', 'd'].map((key) => (
            <span key={key} className="flex gap-3">
              <Skeleton className="size-6 shrink-0 rounded-full" />
              <Skeleton className="h-9 flex-1" />
            </span>
          ))}
        </div>
      </Card>
    </div>
  );
}
