import { useLocale } from '@/shared/i18n/locale';
import { formatDate, formatDateTime, formatRelative } from '@/shared/lib/dates';

const FORMATS = { relative: formatRelative, date: formatDate, moment: formatDateTime };

/** A moment for people, in Tashkent's time; the exact one is in its title. */
export function Time({
  iso,
  as = 'relative',
  className,
}: {
  iso: string;
  as?: keyof typeof FORMATS;
  className?: string;
}) {
  const locale = useLocale();
  return (
    <time dateTime={iso} title={formatDateTime(iso, locale)} className={className}>
      {FORMATS[as](iso, locale)}
    </time>
  );
}
