import { useLingui } from '@lingui/react/macro';
import { AgeBadge } from '@/shared/desk/age-badge';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import type { DashboardQueue } from '../dashboard-desk-api';

/** What waits for the staff, and for how long the oldest of it. */
export function DashboardQueues({ queues }: { queues: readonly DashboardQueue[] }) {
  const { t } = useLingui();
  const places: Record<DashboardQueue['name'], readonly [string, string | null]> = {
    listings: [t`Listings to look at`, adminPaths.listings()],
    reports: [t`Reports`, adminPaths.reports()],
    appeals: [t`Appeals`, adminPaths.appeals()],
    disputes: [t`Disputes`, adminPaths.disputes()],
    support: [t`Requests to support`, adminPaths.support()],
    withdrawals: [t`Withdrawals to check`, adminPaths.withdrawals()],
    differences: [t`Differences with the providers`, adminPaths.reconciliation()],
    outbox_dead: [t`Messages that could not be delivered`, null],
  };
  return (
    <Card className="min-w-0 p-4">
      <h2 className="mb-2 font-semibold text-base">{t`What waits`}</h2>
      <ul>
        {queues.map(({ name, count, oldest_at, sla_at }) => {
          const [label, to] = places[name];
          return (
            <li
              key={name}
              className="flex min-h-10 items-center justify-between gap-3 border-line-muted border-b py-1.5 last:border-b-0"
            >
              {to ? (
                <Link to={to} className="touch-target rounded-sm hover:text-accent hover:underline">
                  {label}
                </Link>
              ) : (
                <span>{label}</span>
              )}
              <span className="flex shrink-0 items-center gap-3">
                {oldest_at && count > 0 && <AgeBadge since={oldest_at} due={sla_at} />}
                <span className="min-w-8 text-right font-semibold tnum">{count}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
