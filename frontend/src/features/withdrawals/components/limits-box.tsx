import { useLingui } from '@lingui/react/macro';
import { Crown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Progress } from '@/shared/ui/progress';
import { Skeleton } from '@/shared/ui/skeleton';

export interface LimitsBoxProps {
  wallet: Schema<'WalletOut'>;
  /** There is a plan that lets more out. */
  canHaveMore: boolean;
}

/** What may leave the wallet: what it holds, how much at a time, how much within a day by the plan. */
export function LimitsBox({ wallet, canHaveMore }: LimitsBoxProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { min, max_per_request, daily, left_today } = wallet.withdrawal_limits;
  const least = formatNumber(min);
  const most = formatSom(max_per_request, locale);
  const held = formatSom(wallet.held, locale);
  const dailySum = formatSom(daily, locale);
  return (
    <Card className="p-5 md:p-6">
      <h2 className="text-muted">{t`In your wallet`}</h2>
      <Money amount={wallet.available} size="lg" className="mt-1" />
      {wallet.held > 0 && (
        <Note>{t`${held} more are on hold: you earned them, and they come here by themselves when the hold ends.`}</Note>
      )}
      <div className="mt-5 border-line-muted border-t pt-5">
        <h3 className="text-muted">{t`Left of these 24 hours`}</h3>
        <Money amount={left_today} size="md" className="mt-1" />
        <Progress
          className="mt-3"
          label={t`Left of the day's limit`}
          value={daily > 0 ? left_today / daily : 0}
          tone={left_today < min ? 'attention' : 'accent'}
        />
        <Note>{t`Your plan lets out ${dailySum} within 24 hours, from ${least} to ${most} at a time.`}</Note>
        {canHaveMore && (
          <Link
            to={paths.premium()}
            className="touch-target mt-3 inline-flex items-center gap-1.5 font-medium text-accent hover:underline"
          >
            <Crown className="size-4 text-gold" aria-hidden="true" />
            {t`A higher plan lets out more`}
          </Link>
        )}
      </div>
    </Card>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-pretty text-muted text-xs">{children}</p>;
}

/** The same geometry while the wallet is fetched. */
export function LimitsBoxSkeleton() {
  return (
    <Card className="p-5 md:p-6" aria-hidden="true">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="mt-1 h-8 w-48" />
      <div className="mt-5 border-line-muted border-t pt-5">
        <Skeleton className="h-5 w-36" />
        <Skeleton className="mt-1 h-6 w-40" />
        <Skeleton className="mt-3 h-2" />
        <Skeleton className="mt-2 h-8" />
      </div>
    </Card>
  );
}
