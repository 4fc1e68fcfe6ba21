import { useLingui } from '@lingui/react/macro';
import { KeepRowsButton } from '@/shared/desk/keep-rows-button';
import type { Dashboard } from '../dashboard-desk-api';

/** The period step by step as a file; without the money where it may not be known. */
export function DashboardExport({ dashboard }: { dashboard: Dashboard | undefined }) {
  const { t } = useLingui();
  const series = dashboard?.series ?? [];
  const hasMoney = dashboard?.totals.gmv_completed != null;
  return (
    <KeepRowsButton
      fileName="dashboard.csv"
      isEmpty={series.length === 0}
      rows={() => [
        [
          t`Day`,
          ...(hasMoney ? [t`Turnover`, t`Commission`] : []),
          t`Paid orders`,
          t`New people`,
          t`Visitors`,
        ],
        ...series.map(({ on, gmv_completed, commission, orders_paid, new_users, viewers }) => [
          on,
          ...(hasMoney ? [gmv_completed, commission] : []),
          orders_paid,
          new_users,
          viewers,
        ]),
      ]}
    />
  );
}
