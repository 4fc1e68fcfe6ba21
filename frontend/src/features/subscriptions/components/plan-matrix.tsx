import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatNumber, formatRate } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import { PlanMark } from '@/shared/ui/plan-mark';
import type { Plan } from '../api';
import { usePlanWords } from '../hooks/use-plan-words';

/** The longest sum fits its third of the narrowest phone. */
const CELL = 'px-2 min-[22.5rem]:px-3 sm:px-5';

/** Everything in which the plans differ, side by side. On phones each row's name stands above its values. */
export function PlanMatrix({ plans, own }: { plans: readonly Plan[]; own: Plan['code'] | undefined }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { searchPlace } = usePlanWords(plans);
  const rows: [string, (plan: Plan) => ReactNode][] = [
    [t`Commission per sale`, (plan) => formatRate(plan.commission_bps, locale)],
    [t`Active listings`, (plan) => formatNumber(plan.active_listing_limit)],
    [
      t`Withdrawals within 24 hours`,
      (plan) => <Money amount={plan.withdrawal_daily_limit} className="flex-wrap max-sm:tracking-tight" />,
    ],
    [t`Place in search`, (plan) => searchPlace(plan.code)],
    [
      t`Badge beside the name`,
      (plan) =>
        plan.code === 'free' ? (
          <>
            <span aria-hidden="true" className="text-muted">
              —
            </span>
            <span className="sr-only">{t`none`}</span>
          </>
        ) : (
          <PlanMark plan={plan.code} className="inline-block" />
        ),
    ],
  ];
  return (
    <section aria-labelledby="matrix" className="mt-12">
      <h2 id="matrix" className="font-bold text-xl tracking-[-.02em]">{t`The plans side by side`}</h2>
      <div className="surface mt-4 overflow-hidden">
        <table className="w-full table-fixed text-left">
          <thead className="border-line border-b bg-raised">
            <tr>
              <th scope="col" className="w-1/3 px-5 py-3 max-sm:hidden">
                {t`What is in it`}
              </th>
              {plans.map((plan) => (
                <th
                  key={plan.code}
                  scope="col"
                  className={cn(CELL, 'py-3 font-semibold', plan.code === own && 'text-accent')}
                >
                  {plan.name}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map(([label, cellOf]) => (
            <tbody key={label} className="not-last:border-line-muted not-last:border-b">
              <tr className="sm:hidden">
                <th
                  scope="rowgroup"
                  colSpan={plans.length}
                  className={cn(CELL, 'pt-3 font-normal text-muted text-xs')}
                >
                  {label}
                </th>
              </tr>
              <tr>
                <th scope="row" className="px-5 py-3 font-normal text-muted max-sm:hidden">
                  {label}
                </th>
                {plans.map((plan) => (
                  <td key={plan.code} className={cn(CELL, 'pt-1 pb-3 align-top font-semibold tnum sm:py-3')}>
                    {cellOf(plan)}
                  </td>
                ))}
              </tr>
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
