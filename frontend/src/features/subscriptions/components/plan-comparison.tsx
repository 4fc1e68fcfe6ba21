import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatNumber, formatRate, parseSom } from '@/shared/lib/money';
import { keptOf, netOf } from '@/shared/lib/net';
import { Badge } from '@/shared/ui/badge';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Money } from '@/shared/ui/money';
import { MoneyInput } from '@/shared/ui/money-input';
import type { Plan, Terms } from '../api';
import { monthlyPriceOf } from '../plan-prices';

const EXAMPLE_PRICE = 500_000;
const EXAMPLE_SALES = 12;
const MAX_SALES = 999;

/** What a seller keeps under each plan at prices and sales of their own, the plan's price counted in. */
export function PlanComparison({ plans, period }: { plans: readonly Plan[]; period: Terms['period'] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [text, setText] = useState(formatNumber(EXAMPLE_PRICE));
  const [salesText, setSalesText] = useState(String(EXAMPLE_SALES));
  const price = parseSom(text);
  const sales = parseSom(salesText);
  const isKnown = price !== null && sales !== null && sales <= MAX_SALES;
  const kept = plans.map((plan) =>
    isKnown ? keptOf(price, sales, plan.commission_bps, monthlyPriceOf(plan, period)) : null,
  );
  const best = isKnown && sales > 0 ? kept.indexOf(Math.max(...kept.map(Number))) : -1;
  return (
    <section aria-labelledby="comparison" className="surface mt-12 p-5 md:p-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-xl">
          <h2
            id="comparison"
            className="font-bold text-xl tracking-[-.02em]"
          >{t`Which one pays off for you`}</h2>
          <p className="mt-1 text-pretty text-muted">
            {t`Your sales less the commission and less the plan itself. The rate is the one of the day of the purchase.`}
          </p>
        </div>
        <div className="flex items-end gap-3 max-sm:w-full">
          <Field label={t`Price of an account`} className="min-w-0 sm:w-48 max-sm:flex-1">
            {(control) => <MoneyInput {...control} value={text} onChange={setText} />}
          </Field>
          <Field label={t`Sales a month`} className="w-36 max-sm:w-24 max-sm:shrink-0">
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                value={salesText}
                onChange={(event) => setSalesText(event.target.value)}
              />
            )}
          </Field>
        </div>
      </div>
      <table className="mt-5 w-full text-left">
        <thead className="text-[13px] text-muted">
          <tr className="border-line-muted border-b *:py-2.5 *:font-medium">
            <th scope="col">{t`Plan`}</th>
            <th scope="col" className="text-right max-md:hidden">{t`Commission`}</th>
            <th scope="col" className="text-right max-sm:hidden">{t`From one sale`}</th>
            <th scope="col" className="text-right">{t`You keep a month`}</th>
          </tr>
        </thead>
        <tbody aria-live="polite">
          {plans.map((plan, index) => {
            const sum = kept[index] ?? null;
            const isBest = index === best;
            return (
              <tr key={plan.code} className="border-line-muted not-last:border-b *:py-3">
                <th scope="row" className="font-semibold">
                  <span className="flex flex-wrap items-center gap-2">
                    {plan.name}
                    {isBest && <Badge tone="success">{t`Best for you`}</Badge>}
                  </span>
                </th>
                <td className="text-right max-md:hidden tnum">{formatRate(plan.commission_bps, locale)}</td>
                <td className="text-right max-sm:hidden">
                  {price === null ? '—' : <Money amount={netOf(price, plan.commission_bps)} />}
                </td>
                <td className="text-right">
                  {sum === null ? '—' : <Money amount={sum} className={cn(isBest && 'text-success')} />}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
