import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatSom } from '@/shared/lib/money';
import { Badge } from '@/shared/ui/badge';
import { Money } from '@/shared/ui/money';
import { PlanMark } from '@/shared/ui/plan-mark';
import type { Plan, Terms } from '../api';
import { usePlanWords } from '../hooks/use-plan-words';
import { monthlyPriceOf, priceOf, yearlySavingOf } from '../plan-prices';

export interface PlanCardProps {
  plan: Plan;
  period: Terms['period'];
  /** The signed-in user has it now. */
  isOwn: boolean;
  /** The button that leads to it. */
  action: ReactNode;
}

/** One plan: what it costs, what it gives, and the way to it. */
export function PlanCard({ plan, period, isOwn, action }: PlanCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  return (
    <article
      className={cn(
        'surface relative flex h-full flex-col overflow-hidden p-6',
        plan.code === 'premium' && 'border-done-line! shadow-float',
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <h2 className="flex items-center gap-2 font-bold text-xl tracking-[-.02em]">
          {plan.name}
          <PlanMark plan={plan.code} />
        </h2>
        {isOwn && <Badge tone="success">{t`Your plan`}</Badge>}
      </div>
      <p className="mt-1 min-h-10 text-muted">{pickText(plan.description, locale)}</p>
      <PlanPrice plan={plan} period={period} />
      <ul className="mt-5 mb-6 grid gap-2.5">
        {plan.features.map((feature) => (
          <li key={feature.en} className="flex gap-2.5">
            <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
            {pickText(feature, locale)}
          </li>
        ))}
      </ul>
      <div className="mt-auto">{action}</div>
    </article>
  );
}

function PlanPrice({ plan, period }: Pick<PlanCardProps, 'plan' | 'period'>) {
  const { t } = useLingui();
  const locale = useLocale();
  const { perPeriod } = usePlanWords(undefined);
  const monthly = formatSom(monthlyPriceOf(plan, 'yearly'), locale);
  const saving = formatSom(yearlySavingOf(plan), locale);
  const isYearly = period === 'yearly' && plan.price > 0;
  return (
    <div className="mt-4 min-h-13">
      <p className="flex flex-wrap items-baseline gap-x-2">
        {plan.price > 0 ? (
          <>
            <Money amount={priceOf(plan, period)} size="lg" />
            <span className="text-muted">{perPeriod(period)}</span>
          </>
        ) : (
          <span className="font-extrabold text-[28px] leading-8 tracking-[-.02em]">{t`Free`}</span>
        )}
      </p>
      {isYearly && (
        <p className="mt-1 text-muted text-xs tnum">
          {t`${monthly} a month`} · <span className="text-success">{t`you save ${saving}`}</span>
        </p>
      )}
    </div>
  );
}
