import { useLocale } from '@/shared/i18n/locale';
import { formatClock, formatDateTime } from '@/shared/lib/dates';

/** The hour of a message: `14:05`; the whole moment is in its title. */
export function ClockTime({ iso }: { iso: string }) {
  const locale = useLocale();
  return (
    <time dateTime={iso} title={formatDateTime(iso, locale)} className="tnum">
      {formatClock(iso)}
    </time>
  );
}
