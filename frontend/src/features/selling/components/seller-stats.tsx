import { useLingui } from '@lingui/react/macro';
import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate } from '@/shared/lib/money';
import { useSearchParams } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { Chip } from '@/shared/ui/chip';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { PERIODS, type Period, useSellingStats } from '../cabinet-api';
import { changeOf } from '../selling-stats';
import type { SellingStats, SellingTotals } from '../shapes';
import { IncomeChart } from './income-chart';

const DEFAULT: Period = 30;

/** How the seller's business goes: figures of a period beside the one before, and income by days (`?days=90`). */
export function SellerStats() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const days = PERIODS.find((one) => String(one) === params.get('days')) ?? DEFAULT;
  const stats = useSellingStats(days);
  const words: Record<Period, string> = {
    7: t`7 days`,
    30: t`30 days`,
    90: t`90 days`,
    365: t`A year`,
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that choose a period are no fieldset. */}
      <div role="group" aria-label={t`Period`} className="flex flex-wrap gap-2">
        {PERIODS.map((period) => (
          <Chip
            key={period}
            isOn={period === days}
            onClick={() => setParams({ days: String(period) }, { replace: true })}
          >
            {words[period]}
          </Chip>
        ))}
      </div>
      {stats.data ? (
        <div
          aria-busy={stats.isPlaceholderData}
          className={stats.isPlaceholderData ? 'grid gap-6 opacity-60' : 'grid gap-6'}
        >
          <Totals stats={stats.data} />
          <IncomeChart series={stats.data.series} />
        </div>
      ) : stats.error ? (
        <ProblemState error={stats.error} onRetry={() => void stats.refetch()} />
      ) : (
        <StatsSkeleton />
      )}
    </div>
  );
}

function Totals({ stats: { totals, previous } }: { stats: SellingStats }) {
  const { t } = useLingui();
  const locale = useLocale();
  // Whoever was sold to before looks were counted makes no share of them.
  const conversion = totals.sold > totals.views ? '—' : formatRate(totals.conversion_bps, locale);
  const figures: readonly [keyof SellingTotals, string, ReactNode][] = [
    [
      'income',
      t`Income`,
      <Money key="income" amount={totals.income} size="md" className="max-w-full flex-wrap" />,
    ],
    ['sold', t`Sold`, formatNumber(totals.sold)],
    ['orders', t`Orders`, formatNumber(totals.orders)],
    ['views', t`Views`, formatNumber(totals.views)],
    ['favorites', t`Favorites`, formatNumber(totals.favorites)],
    ['conversion_bps', t`Conversion`, conversion],
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      {figures.map(([key, label, value]) => (
        <Card key={key} className="flex min-w-0 flex-col gap-1 p-4">
          <dt className="text-muted text-xs">{label}</dt>
          <dd className="font-bold text-xl tracking-tight tnum">{value}</dd>
          <dd>
            <Change now={totals[key]} before={previous[key]} />
          </dd>
        </Card>
      ))}
    </dl>
  );
}

/** More or less than in the days before; a sign and words, not the color alone. */
function Change({ now, before }: { now: number; before: number }) {
  const { t } = useLingui();
  const change = changeOf(now, before);
  if (change === null) return <span className="text-muted text-xs">{t`nothing before`}</span>;
  if (change === 0) return <span className="text-muted text-xs">{t`as before`}</span>;
  const Icon = change > 0 ? TrendingUp : TrendingDown;
  const size = formatNumber(Math.abs(change));
  return (
    <span className={`flex items-center gap-1 text-xs tnum ${change > 0 ? 'text-success' : 'text-danger'}`}>
      <Icon className="size-3.5" aria-hidden="true" />
      {change > 0 ? t`+${size}% against before` : t`−${size}% against before`}
    </span>
  );
}

function StatsSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid gap-6">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
        {PERIODS.map((key) => (
          <Skeleton key={key} className="h-24 rounded-xl" />
        ))}
      </div>
      <Skeleton className="h-80 rounded-xl" />
    </div>
  );
}
