import { useLingui } from '@lingui/react/macro';
import { Star } from 'lucide-react';
import { useLocale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';
import { formatDecimal } from '@/shared/lib/money';

/** One star, the figure, and from how many: `★ 4.92 (184)`. Without reviews it says so. */
export function Rating({
  value,
  count,
  className,
}: {
  value: number | null;
  count?: number;
  className?: string;
}) {
  const { t } = useLingui();
  const locale = useLocale();
  if (value === null || count === 0)
    return <span className={cn('text-muted', className)}>{t`No reviews yet`}</span>;
  const figure = formatDecimal(value, 2, locale);
  return (
    <span className={cn('inline-flex items-center gap-1 tnum', className)}>
      <Star className="size-3.5 fill-attention text-attention" aria-hidden="true" />
      <span className="sr-only">{t`Rating:`}</span>
      <span className="font-semibold text-fg">{figure}</span>
      {count !== undefined && <span className="text-muted">({count})</span>}
    </span>
  );
}
