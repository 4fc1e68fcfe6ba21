import { useLingui } from '@lingui/react/macro';
import { useRoles } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatNumber } from '@/shared/lib/money';
import { Link } from '@/shared/router/router';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import type { Dashboard } from '../dashboard-desk-api';
import { booksOf } from '../dashboard-period';
import { useDeskOrderWords } from '../hooks/use-desk-order-words';

/** What the books say of orders in a state. */
const ENTRIES: Readonly<Record<string, string>> = {
  paid: 'order_hold',
  completed: 'order_release',
  refunded: 'order_refund',
  partially_refunded: 'order_settlement',
};

/** How many orders stand in each state, as bars. */
export function DashboardOrders({
  dashboard: { orders_by_state: counts, period },
}: {
  dashboard: Dashboard;
}) {
  const { t } = useLingui();
  const { has } = useRoles();
  const listOf = (state: string) => {
    if (state === 'disputed') return has('moderator') ? adminPaths.disputes() : null;
    const kind = ENTRIES[state];
    return kind && has('finance') ? booksOf(kind, period) : null;
  };
  const { states } = useDeskOrderWords();
  const top = Math.max(1, ...Object.values(counts));
  return (
    <Card className="min-w-0 p-4">
      <h2 className="mb-2 font-semibold text-base">{t`Orders by state`}</h2>
      <ul>
        {states.map(([state, label]) => {
          const count = counts[state] ?? 0;
          const to = listOf(state);
          return (
            <li key={state} className="grid min-h-9 grid-cols-[9rem_minmax(0,1fr)_4rem] items-center gap-3">
              {to ? (
                <Link to={to} className="hover:text-accent hover:underline">
                  {label}
                </Link>
              ) : (
                <span>{label}</span>
              )}
              <span aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-neutral">
                <span
                  className="block h-full rounded-full bg-accent-strong"
                  style={{ width: `${(count / top) * 100}%` }}
                />
              </span>
              <span className="text-right tnum">{formatNumber(count)}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

/** Which games sell best. */
export function DashboardGames({ games }: { games: Dashboard['games'] }) {
  const { t } = useLingui();
  return (
    <Card className="min-w-0 p-4">
      <h2 className="mb-2 font-semibold text-base">{t`Games`}</h2>
      {games.length === 0 ? (
        <p className="text-muted">{t`Nothing was sold in these days.`}</p>
      ) : (
        <ol>
          {games.map(({ slug, name, gmv_completed, orders_completed }) => (
            <li
              key={slug}
              className="flex min-h-9 items-center justify-between gap-3 border-line-muted border-b last:border-b-0"
            >
              <span className="truncate">{name}</span>
              <span className="flex shrink-0 items-baseline gap-4">
                {gmv_completed !== null && <Money amount={gmv_completed} />}
                <span className="min-w-8 text-right text-muted tnum">{formatNumber(orders_completed)}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
