import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate, parseSom } from '@/shared/lib/money';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Money } from '@/shared/ui/money';
import type { Plan } from '../api';
import { netOf } from '../net';

const EXAMPLE_PRICE = 500_000;

/** What a seller gets for an account under each plan, for a price of their own. */
export function PlanComparison({ plans }: { plans: readonly Plan[] }) {
  const { t } = useLingui();
  const locale = useLocale();
  const [text, setText] = useState(formatNumber(EXAMPLE_PRICE));
  const price = parseSom(text);
  return (
    <section aria-labelledby="comparison" className="surface mt-8 p-5 md:p-6">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 max-w-xl">
          <h2 id="comparison" className="font-bold text-xl tracking-[-.02em]">{t`What you will get`}</h2>
          <p className="mt-1 text-muted">
            {t`The commission is taken once, when the buyer confirms. The rate is the one of the day of the purchase.`}
          </p>
        </div>
        <Field label={t`Price of the account`} className="w-56 max-w-full">
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => price !== null && setText(formatNumber(price))}
            />
          )}
        </Field>
      </div>
      <table className="mt-5 w-full text-left">
        <thead className="text-[13px] text-muted">
          <tr className="border-line-muted border-b *:py-2.5 *:font-medium">
            <th scope="col">{t`Plan`}</th>
            <th scope="col" className="text-right">{t`Commission`}</th>
            <th scope="col" className="text-right max-sm:hidden">{t`Active listings`}</th>
            <th scope="col" className="text-right">{t`You get`}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <tr key={plan.code} className="border-line-muted not-last:border-b *:py-3">
              <th scope="row" className="font-semibold">
                {plan.name}
              </th>
              <td className="text-right tnum">{formatRate(plan.commission_bps, locale)}</td>
              <td className="text-right tnum max-sm:hidden">{formatNumber(plan.active_listing_limit)}</td>
              <td className="text-right">
                {price === null ? '—' : <Money amount={netOf(price, plan.commission_bps)} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
