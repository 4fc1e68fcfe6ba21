import { Plural, useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { Badge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import type { Plan } from '../api';

export interface PlanCardProps {
  plan: Plan;
  /** The signed-in user has it now. */
  isOwn: boolean;
}

/** One plan: what it costs, what it gives, and the way to it. */
export function PlanCard({ plan, isOwn }: PlanCardProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const isPaid = plan.price > 0;
  return (
    <article
      className={cn(
        'surface relative flex h-full flex-col overflow-hidden p-6',
        plan.code === 'premium' && 'border-done-line! shadow-float',
      )}
    >
      <div className="flex items-center justify-between gap-3">
        <h2 className="font-bold text-xl tracking-[-.02em]">{plan.name}</h2>
        {isOwn && <Badge tone="success">{t`Your plan`}</Badge>}
      </div>
      <p className="mt-1 min-h-10 text-muted">{pickText(plan.description, locale)}</p>
      <p className="mt-4 flex min-h-10 flex-wrap items-baseline gap-x-2">
        {isPaid ? (
          <>
            <Money amount={plan.price} size="lg" />
            <span className="text-muted">
              <Plural value={plan.period_days} one="for # day" other="for # days" />
            </span>
          </>
        ) : (
          <span className="font-extrabold text-[28px] leading-8 tracking-[-.02em]">{t`Free`}</span>
        )}
      </p>
      <ul className="mt-5 mb-6 grid gap-2.5">
        {plan.features.map((feature) => (
          <li key={feature.en} className="flex gap-2.5">
            <Check className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" />
            {pickText(feature, locale)}
          </li>
        ))}
      </ul>
      <div className="mt-auto">
        {isPaid ? (
          <Button
            variant={plan.code === 'premium' ? 'premium' : 'secondary'}
            size="lg"
            isWide
            disabledReason={isOwn ? t`You have this plan.` : t`Plans cannot be bought yet.`}
          >
            {t`Get ${plan.name}`}
          </Button>
        ) : (
          <Button size="lg" isWide disabledReason={t`Everybody has it from the start.`}>
            {t`No need to buy`}
          </Button>
        )}
      </div>
    </article>
  );
}
