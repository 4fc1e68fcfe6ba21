import { useLingui } from '@lingui/react/macro';
import { BarChart } from '@/shared/chart/bar-chart';
import { LineChart } from '@/shared/chart/line-chart';
import type { Dashboard } from '../dashboard-desk-api';

/** The period day by day: money where it may be known, orders, people. */
export function DashboardCharts({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useLingui();
  const { series, totals } = dashboard;
  return (
    <div className="grid gap-3 xl:grid-cols-2 xl:[&>:last-child:nth-child(odd)]:col-span-2">
      {totals.gmv_completed !== null && (
        <LineChart
          title={t`Turnover and commission`}
          series={[
            { key: 'gmv', label: t`Turnover` },
            { key: 'commission', label: t`Commission` },
          ]}
          points={series.map(({ on, gmv_completed, commission }) => ({
            on,
            values: [gmv_completed ?? 0, commission ?? 0],
          }))}
        />
      )}
      <BarChart
        title={t`Paid orders`}
        series={[{ key: 'orders', label: t`Orders` }]}
        points={series.map(({ on, orders_paid }) => ({ on, values: [orders_paid] }))}
      />
      <BarChart
        title={t`People`}
        series={[
          { key: 'users', label: t`New people` },
          { key: 'viewers', label: t`Visitors` },
        ]}
        points={series.map(({ on, new_users, viewers }) => ({ on, values: [new_users, viewers] }))}
      />
    </div>
  );
}
