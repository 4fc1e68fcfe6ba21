import { useLingui } from '@lingui/react/macro';
import { DashboardCharts } from '@/features/backoffice/components/dashboard-charts';
import { DashboardExport } from '@/features/backoffice/components/dashboard-export';
import { DashboardFigures } from '@/features/backoffice/components/dashboard-figures';
import { DashboardMoney } from '@/features/backoffice/components/dashboard-money';
import { DashboardGames, DashboardOrders } from '@/features/backoffice/components/dashboard-orders';
import { DashboardPeriodChoice } from '@/features/backoffice/components/dashboard-period-choice';
import { DashboardQueues } from '@/features/backoffice/components/dashboard-queues';
import { useDashboard } from '@/features/backoffice/dashboard-desk-api';
import { DASHBOARD, periodOf } from '@/features/backoffice/dashboard-period';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { useTableState } from '@/shared/desk/use-table-state';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatDateTime } from '@/shared/lib/dates';
import { ProblemState } from '@/shared/ui/problem-state';

/** The shop at a glance: money, orders, people, and what waits. */
export function AdminDashboardPage() {
  const { t } = useLingui();
  const locale = useLocale();
  const table = useTableState(DASHBOARD);
  const { data, error, refetch, isPlaceholderData } = useDashboard(periodOf(table.filters));
  return (
    <DeskPage
      title={t`Dashboard`}
      note={data?.as_of && t`Counted ${formatDateTime(data.as_of, locale)}`}
      actions={
        <>
          <DashboardPeriodChoice table={table} />
          <DashboardExport dashboard={data} />
        </>
      }
    >
      {data ? (
        <div className={cn('grid gap-3', isPlaceholderData && 'opacity-60')} aria-busy={isPlaceholderData}>
          <DashboardFigures dashboard={data} />
          <div className="grid items-start gap-3 xl:grid-cols-2">
            <DashboardQueues queues={data.queues} />
            <DashboardMoney dashboard={data} />
          </div>
          <DashboardCharts dashboard={data} />
          <div className="grid items-start gap-3 xl:grid-cols-2">
            <DashboardOrders dashboard={data} />
            <DashboardGames games={data.games} />
          </div>
        </div>
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </DeskPage>
  );
}
