import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatRate } from '@/shared/lib/money';
import { Money } from '@/shared/ui/money';
import { type Side, sideOf } from '../dispute-facts';
import type { Split } from '../split';

export interface SplitSumsProps {
  split: Split;
  rateBps: number;
  /** Who is looking: their own sum is called theirs. */
  party: string;
  className?: string;
}

/** What each side gets, in figures. */
export function SplitSums({ split, rateBps, party, className }: SplitSumsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const mine = sideOf(party);
  const rate = formatRate(rateBps, locale);
  const label: Record<Side, string> = {
    buyer: mine === 'buyer' ? t`You get back` : t`The buyer gets back`,
    seller: mine === 'seller' ? t`You receive` : t`The seller receives`,
  };
  return (
    <dl className={cn('grid gap-1.5', className)}>
      <Line color="bg-accent-strong" label={label.buyer} isMine={mine === 'buyer'}>
        <Money amount={split.buyer} />
      </Line>
      <Line color="bg-success-strong" label={label.seller} isMine={mine === 'seller'}>
        <Money amount={split.seller} />
      </Line>
      <Line color="bg-line-strong" label={t`Commission, ${rate}`} isMine={false}>
        <Money amount={split.commission} />
      </Line>
    </dl>
  );
}

function Line({
  color,
  label,
  isMine,
  children,
}: {
  color: string;
  label: string;
  isMine: boolean;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-3">
      <dt className={cn('flex min-w-0 items-baseline gap-2', isMine ? 'font-semibold' : 'text-muted')}>
        <span aria-hidden="true" className={cn('size-2 shrink-0 rounded-full', color)} />
        {label}
      </dt>
      <dd className="ml-auto">{children}</dd>
    </div>
  );
}
