import { Plural } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDecimal } from '@/shared/lib/money';
import { Stars } from '@/shared/ui/stars';

/** The mean of a seller's stars as one big figure; nothing before the first review. */
export function RatingSummary({ value, count }: { value: number | null; count: number }) {
  const locale = useLocale();
  if (value === null || count === 0) return null;
  return (
    <div className="surface flex items-center gap-4 px-5 py-4">
      <p className="font-extrabold text-[40px] leading-none tracking-[-.035em] tnum">
        {formatDecimal(value, 2, locale)}
      </p>
      <div>
        <Stars value={Math.round(value * 10) / 10} />
        <p className="mt-1 text-[13px] text-muted tnum">
          <Plural value={count} one="from # review" other="from # reviews" />
        </p>
      </div>
    </div>
  );
}
