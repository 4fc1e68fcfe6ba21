import { useLingui } from '@lingui/react/macro';
import { StatCard } from '@/shared/desk/stat-card';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import type { Dashboard } from '../dashboard-desk-api';
import { booksOf, changeOf, newcomersOf } from '../dashboard-period';

/** The period's figures beside those of the period before; sums of money only for those who may know them. */
export function DashboardFigures({ dashboard }: { dashboard: Dashboard }) {
  const { t } = useLingui();
  const locale = useLocale();
  const percent = (bps: number) => formatRate(bps, locale);
  const { totals, before, series, period } = dashboard;
  const { gmv_completed, commission, take_rate_bps, refunded, deposits_amount, withdrawals_amount } = totals;
  const sparkOf = (pick: (step: Dashboard['series'][number]) => number | null) =>
    series.map((step) => pick(step) ?? 0);
  return (
    <section aria-label={t`Figures`} className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
      {gmv_completed !== null && (
        <StatCard
          label={t`Turnover`}
          value={<Money amount={gmv_completed} />}
          change={changeOf(gmv_completed, before?.gmv_completed)}
          good="up"
          spark={sparkOf((step) => step.gmv_completed)}
          to={booksOf('order_release', period)}
        />
      )}
      {commission !== null && (
        <StatCard
          label={t`Commission`}
          value={<Money amount={commission} />}
          change={changeOf(commission, before?.commission)}
          good="up"
          spark={sparkOf((step) => step.commission)}
          to={booksOf('order_release', period)}
          {...(take_rate_bps !== null && { note: t`${percent(take_rate_bps)} of the turnover` })}
        />
      )}
      <StatCard
        label={t`Paid orders`}
        value={formatNumber(totals.orders_paid)}
        change={changeOf(totals.orders_paid, before?.orders_paid)}
        good="up"
        spark={sparkOf((step) => step.orders_paid)}
        {...(gmv_completed !== null && { to: booksOf('order_hold', period) })}
        note={t`completed: ${formatNumber(totals.orders_completed)}`}
      />
      <StatCard
        label={t`From a look to a payment`}
        // More have paid than looked: looks were not counted yet, and a share would say nothing.
        value={totals.conversion_bps > 10_000 ? '—' : percent(totals.conversion_bps)}
        change={changeOf(totals.conversion_bps, before?.conversion_bps)}
        good="up"
        note={t`visitors: ${formatNumber(totals.viewers)}`}
      />
      <StatCard
        label={t`New people`}
        value={formatNumber(totals.new_users)}
        change={changeOf(totals.new_users, before?.new_users)}
        good="up"
        spark={sparkOf((step) => step.new_users)}
        to={newcomersOf(period)}
      />
      {refunded !== null && (
        <StatCard
          label={t`Refunds`}
          value={<Money amount={refunded} />}
          change={changeOf(refunded, before?.refunded)}
          good="down"
          to={booksOf('order_refund', period)}
        />
      )}
      {deposits_amount !== null && (
        <StatCard
          label={t`Top-ups`}
          value={<Money amount={deposits_amount} />}
          change={changeOf(deposits_amount, before?.deposits_amount)}
          to={booksOf('deposit', period)}
        />
      )}
      {withdrawals_amount !== null && (
        <StatCard
          label={t`Withdrawals`}
          value={<Money amount={withdrawals_amount} />}
          change={changeOf(withdrawals_amount, before?.withdrawals_amount)}
          to={booksOf('withdrawal_paid', period)}
        />
      )}
    </section>
  );
}
