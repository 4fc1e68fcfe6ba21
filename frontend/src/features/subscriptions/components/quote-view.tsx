import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatDate } from '@/shared/lib/dates';
import { formatNumber, formatRate, formatSom } from '@/shared/lib/money';
import { Banner } from '@/shared/ui/banner';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Plan, Quote } from '../api';
import { usePlanWords } from '../hooks/use-plan-words';

export interface QuoteViewProps {
  quote: Quote;
  plans: readonly Plan[];
  current: Plan['code'];
}

/** What a change costs, when it begins and what it changes, as the server counted it. */
export function QuoteView({ quote, plans, current }: QuoteViewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { nameOf, perPeriod } = usePlanWords(plans);
  const { change, plan, period, price, credit, amount_due, effective, starts_at, ends_at, available } = quote;
  const currentName = nameOf(current);
  const isLater = effective === 'period_end';
  const missing = Math.max(0, amount_due - available);
  const missingSum = formatSom(missing, locale);
  const rate = formatRate(quote.commission_bps, locale);
  return (
    <>
      <Lead quote={quote} current={currentName} />
      {(price > 0 || amount_due > 0) && (
        <dl className="grid gap-2.5 rounded-md border border-line bg-inset p-4">
          {price > 0 && period && (
            <Line label={`${nameOf(plan)}, ${perPeriod(period)}`}>
              <Money amount={price} />
            </Line>
          )}
          {credit > 0 && (
            <Line label={t`Unused time of ${currentName}`} className="text-success">
              <Money amount={-credit} />
            </Line>
          )}
          <Line label={t`To pay now`} className="border-line-muted border-t pt-2.5 font-semibold">
            <Money amount={amount_due} size="md" />
          </Line>
          {amount_due > 0 && (
            <Line label={t`In your wallet`} className="text-muted">
              <Money amount={available} />
            </Line>
          )}
        </dl>
      )}
      {missing > 0 && (
        <Banner tone="attention" title={t`Your wallet lacks ${missingSum}`}>
          {t`Nothing was taken. Top up, and come back here.`}
        </Banner>
      )}
      <dl className="grid gap-2.5">
        <Line label={t`Begins`}>
          {isLater && starts_at ? <Time iso={starts_at} as="date" /> : t`at once`}
        </Line>
        {ends_at && (
          <Line label={t`Paid until`}>
            <Time iso={ends_at} as="date" />
          </Line>
        )}
        <Line label={t`Commission from then on`}>{rate}</Line>
        <Line label={t`Active listings`}>{formatNumber(quote.active_listing_limit)}</Line>
      </dl>
      {quote.listings_over_limit > 0 && change !== 'keep' && (
        <Banner tone="attention">
          <Plural
            value={quote.listings_over_limit}
            one="You have # active listing more than this plan allows. It stays on sale, but you cannot add another until there is room."
            other="You have # active listings more than this plan allows. They stay on sale, but you cannot add another until there is room."
          />
        </Banner>
      )}
    </>
  );
}

/** The change in one sentence. */
function Lead({ quote, current }: { quote: Quote; current: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const { change, effective, starts_at } = quote;
  const day = starts_at ? formatDate(starts_at, locale) : '';
  const text = ((): string => {
    switch (change) {
      case 'start':
        return t`It is paid from your wallet and goes on by itself; you can give it up at any time.`;
      case 'renew':
        return t`It goes on from where the last period ended.`;
      case 'upgrade':
        return t`It begins at once, and the unused time of ${current} is taken off its price.`;
      case 'downgrade':
        return t`You keep ${current} until ${day}; nothing is taken before.`;
      case 'keep':
        return t`The change you had planned is taken back, and ${current} goes on.`;
      case 'cancel':
        return effective === 'period_end'
          ? t`You keep ${current} until ${day}, and nothing more is taken. Until then you can change your mind.`
          : t`It ends at once, and nothing more is taken.`;
      case 'none':
        return t`You have this plan.`;
    }
  })();
  return <p className="text-pretty text-muted">{text}</p>;
}

function Line({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn('flex flex-wrap items-baseline justify-between gap-x-4', className)}>
      <dt className={className ? '' : 'text-muted'}>{label}</dt>
      <dd className="tnum">{children}</dd>
    </div>
  );
}
