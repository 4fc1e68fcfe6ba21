import { useLingui } from '@lingui/react/macro';
import { cn } from '@/shared/lib/cn';

/** How far a price is from what is usual, in percent; nothing where too few were sold to know. */
export function DeskPriceGap({ price, median }: { price: number; median: number | null }) {
  const { t } = useLingui();
  if (!median) return null;
  const percent = Math.round((price / median - 1) * 100);
  const sign = percent > 0 ? '+' : percent < 0 ? '−' : '±';
  const words = `${sign}${Math.abs(percent)} %`;
  // Outside a third and three times of it a flag is raised, too.
  const isFar = price * 3 < median || price > median * 3;
  return (
    <span
      title={t`Against what such accounts are usually sold for`}
      className={cn('whitespace-nowrap tnum', isFar ? 'text-attention' : 'text-muted')}
    >
      {words}
    </span>
  );
}
