import { Trans, useLingui } from '@lingui/react/macro';
import { type Stats, useStats } from '@/features/figures/api';
import { useFactWords } from '@/features/users/seller-facts';
import { BarChart } from '@/shared/chart/bar-chart';
import { formatNumber } from '@/shared/lib/money';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Stat } from '@/shared/ui/stat';
import { Time } from '@/shared/ui/time';
import { GameFigures } from './game-figures';

const PLACES = ['on-sale', 'sellers', 'completed', 'lately', 'delivery', 'undisputed'];

/** The shop in numbers, as everybody may know them. */
export function StatisticsPage() {
  const { t } = useLingui();
  useDocumentTitle(t`The shop in numbers`);
  const query = useStats();
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-balance text-title">{t`The shop in numbers`}</h1>
      <p className="mt-1.5 max-w-prose text-pretty text-muted">
        {t`Counted from real orders, at most ten minutes old. What is fewer than five is not told, so that no single deal can be seen.`}
      </p>
      {query.data ? (
        <Figures stats={query.data} />
      ) : query.isError ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <FiguresSkeleton />
      )}
    </div>
  );
}

function Figures({ stats }: { stats: Stats }) {
  const { t } = useLingui();
  if (stats.active_listings === 0 && stats.completed === 0) {
    return (
      <EmptyState
        drawing="box"
        title={t`Nothing to count yet`}
        action={<ButtonLink to={paths.sell()}>{t`Sell an account`}</ButtonLink>}
      >
        {t`The figures appear with the first accounts and orders.`}
      </EmptyState>
    );
  }
  return (
    <>
      <KeyFigures stats={stats} />
      <div className="mt-4">
        <Days days={stats.days} />
      </div>
      <GameFigures games={stats.games} />
      {stats.as_of && (
        <p className="mt-6 text-muted text-xs">
          <Trans>
            Orders were last counted <Time iso={stats.as_of} />.
          </Trans>
        </p>
      )}
    </>
  );
}

/** The chart of days; words for it where no day had so many orders that they are told. */
function Days({ days }: Pick<Stats, 'days'>) {
  const { t } = useLingui();
  if (days.every(({ completed }) => completed === null)) {
    return (
      <EmptyState
        drawing="box"
        title={t`No busy days yet`}
        action={<ButtonLink to={paths.catalog()}>{t`Open the catalog`}</ButtonLink>}
      >
        {t`A day is shown here from five completed orders on. So far each had fewer.`}
      </EmptyState>
    );
  }
  return (
    <BarChart
      title={t`Completed orders by day`}
      series={[{ key: 'completed', label: t`Completed orders` }]}
      points={days.map(({ on, completed }) => ({ on, values: [completed ?? 0] }))}
      format={(value) => (value === 0 ? t`fewer than five` : formatNumber(value))}
      formatAxis={formatNumber}
    />
  );
}

function KeyFigures({ stats }: { stats: Stats }) {
  const { t } = useLingui();
  const { duration, share } = useFactWords();
  const { delivery_minutes: minutes, undisputed_bps: undisputed } = stats;
  const figures = [
    [t`Accounts on sale`, formatNumber(stats.active_listings), t`right now`],
    [t`Sellers`, formatNumber(stats.sellers), t`with something on sale`],
    [t`Completed orders`, formatNumber(stats.completed), t`since the shop opened`],
    [t`In 30 days`, formatNumber(stats.completed_lately), t`completed orders, today among them`],
    [
      t`Delivery by hand`,
      minutes === null ? '—' : duration(minutes),
      t`half came at least this fast after the payment`,
    ],
    [t`Without a dispute`, undisputed === null ? '—' : share(undisputed), t`of the orders of 30 days`],
  ] as const;
  return (
    <dl className="surface mt-6 grid grid-cols-2 gap-x-6 gap-y-5 p-5 md:grid-cols-3 md:p-6">
      {figures.map(([label, value, hint]) => (
        <Stat key={label} label={label} value={value} note={hint} size="lg" />
      ))}
    </dl>
  );
}

function FiguresSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <div className="surface mt-6 grid grid-cols-2 gap-x-6 gap-y-5 p-5 md:grid-cols-3 md:p-6">
        {PLACES.map((place) => (
          <Skeleton key={place} className="h-16" />
        ))}
      </div>
      <Skeleton className="mt-4 h-72 rounded-xl" />
      <Skeleton className="mt-8 h-96 rounded-xl" />
    </div>
  );
}
