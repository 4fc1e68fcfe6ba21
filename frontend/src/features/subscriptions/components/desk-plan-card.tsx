import { Plural, useLingui } from '@lingui/react/macro';
import { Pencil } from 'lucide-react';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatRate } from '@/shared/lib/money';
import { Button } from '@/shared/ui/button';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { AdminPlan } from '../desk-plans-api';

/** A plan with its prices, fee and bounds, and how many have it. */
export function DeskPlanCard({ plan, onEdit }: { plan: AdminPlan; onEdit: () => void }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { name } = plan;
  return (
    <section aria-label={name} className="surface flex flex-col p-4">
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="font-bold text-base">{name}</h2>
          <p className="text-muted">
            <Plural value={plan.subscriber_count} one="# person has it" other="# people have it" />
          </p>
        </div>
        <Button size="sm" icon={<Pencil className="size-4" aria-hidden="true" />} onClick={onEdit}>
          {t`Change`}
        </Button>
      </header>
      <p className="mt-3 text-pretty text-muted">{pickText(plan.description, locale)}</p>
      <dl className="mt-4 grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 tnum">
        <dt className="text-muted">{t`A month`}</dt>
        <dd className="text-right">
          <Money amount={plan.price} />
        </dd>
        <dt className="text-muted">{t`A year`}</dt>
        <dd className="text-right">
          <Money amount={plan.yearly_price} />
        </dd>
        <dt className="text-muted">{t`Fee of a sale`}</dt>
        <dd className="text-right">{formatRate(plan.commission_bps, locale)}</dd>
        <dt className="text-muted">{t`Listings on sale at once`}</dt>
        <dd className="text-right">{formatNumber(plan.active_listing_limit)}</dd>
        <dt className="text-muted">{t`Withdrawals a day, at most`}</dt>
        <dd className="text-right">
          <Money amount={plan.withdrawal_daily_limit} />
        </dd>
      </dl>
      <ul className="mt-4 list-disc space-y-1 pl-5">
        {plan.features.map((feature) => (
          <li key={feature.en}>{pickText(feature, locale)}</li>
        ))}
      </ul>
      {plan.updated_at && (
        <p className="mt-auto pt-4 text-muted text-xs">
          {t`Changed`} <Time iso={plan.updated_at} as="moment" />
        </p>
      )}
    </section>
  );
}
