import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { currencyWord, formatNumber } from '@/shared/lib/money';

const SIZES = {
  sm: ['font-semibold', 'text-muted text-xs'],
  md: ['font-bold text-[19px] leading-6 tracking-[-.01em]', 'text-[13px] text-muted'],
  lg: ['font-extrabold text-[28px] leading-8 tracking-[-.02em]', 'text-muted text-sm'],
  xl: ['font-extrabold text-4xl leading-none tracking-[-.02em]', 'text-base text-muted'],
} as const;

export interface MoneyProps {
  /** Whole soʻm. */
  amount: number;
  size?: keyof typeof SIZES;
  /** The earlier price, struck through. */
  oldAmount?: number | null;
  /** Show `+` before a positive amount: what came in. */
  isSigned?: boolean;
  className?: string;
}

/** A sum of money: tabular figures, thin spaces, the currency's word smaller. */
export function Money({ amount, size = 'sm', oldAmount, isSigned, className }: MoneyProps) {
  const locale = useLocale();
  const [figure, word] = SIZES[size];
  return (
    <span className={cn('inline-flex items-baseline gap-1.5 whitespace-nowrap tnum', className)}>
      <span className={figure}>
        {isSigned && amount > 0 && '+'}
        {formatNumber(amount)}
      </span>
      <span className={word}>{currencyWord(locale)}</span>
      {oldAmount != null && oldAmount > amount && (
        <s className="ml-1 text-[13px] text-muted">{formatNumber(oldAmount)}</s>
      )}
    </span>
  );
}
