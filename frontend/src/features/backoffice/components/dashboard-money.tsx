import { useLingui } from '@lingui/react/macro';
import { adminPaths } from '@/shared/lib/admin-paths';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Dashboard } from '../dashboard-desk-api';
import { providerName } from '../provider-names';

/** What the shop owes to people against what lies at the providers; a difference is told in red. */
export function DashboardMoney({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useLingui();
  const { liabilities, clearing, gap, live_as_of } = dashboard;
  if (!liabilities) return null;
  const held = clearing ?? [];
  const atProviders = held.reduce((sum, { amount }) => sum + amount, 0);
  const own = atProviders - liabilities.total;
  const owed: readonly (readonly [string, number])[] = [
    [t`In wallets`, liabilities.available],
    [t`On hold`, liabilities.held],
    [t`Being withdrawn`, liabilities.payout_reserved],
    [t`In escrow`, liabilities.escrow],
    [t`Debts`, liabilities.debt],
  ];
  return (
    <Card className="min-w-0 p-4">
      <header className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="font-semibold text-base">{t`People's money`}</h2>
        {live_as_of && <Time iso={live_as_of} className="text-muted text-xs" />}
      </header>
      {gap !== null && gap !== 0 && (
        <Banner tone="danger" title={t`The books do not agree`} className="mb-3">
          <Money amount={gap} isSigned />
        </Banner>
      )}
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <Sums title={t`We owe`} rows={owed} total={liabilities.total} />
        <div>
          <Sums
            title={t`At the providers`}
            to={adminPaths.reconciliation()}
            rows={held.map(({ provider, amount }) => [providerName(provider), amount])}
            total={atProviders}
          />
          <p className={cn('mt-1 flex justify-between gap-4', own < 0 ? 'text-danger' : 'text-muted')}>
            {own < 0 ? t`Less than is owed by` : t`Of it the shop's own`}
            <Money amount={Math.abs(own)} />
          </p>
        </div>
      </div>
    </Card>
  );
}

function Sums({
  title,
  to,
  rows,
  total,
}: {
  title: string;
  to?: string;
  rows: readonly (readonly [string, number])[];
  total?: number;
}) {
  const { t } = useLingui();
  return (
    <section>
      <h3 className="mb-1 text-muted text-xs">
        {to ? (
          <Link to={to} className="touch-target rounded-sm hover:text-accent hover:underline">
            {title}
          </Link>
        ) : (
          title
        )}
      </h3>
      <dl>
        {rows.map(([label, amount]) => (
          <div
            key={label}
            className="flex justify-between gap-4 border-line-muted border-b py-1.5 last:border-b-0"
          >
            <dt>{label}</dt>
            <dd>
              <Money amount={amount} />
            </dd>
          </div>
        ))}
        {total !== undefined && (
          <div className="flex justify-between gap-4 py-1.5 font-semibold">
            <dt>{t`Together`}</dt>
            <dd>
              <Money amount={total} />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
