import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

const MINUTES_PER_HOUR = 60;

/** A promised time as people say it: 30 minutes, 2 hours. */
export function useSlaWords(): (minutes: number) => string {
  const { t } = useLingui();
  return (minutes) => {
    const hours = minutes / MINUTES_PER_HOUR;
    return minutes < MINUTES_PER_HOUR
      ? t`${plural(minutes, { one: '# minute', other: '# minutes' })}`
      : t`${plural(hours, { one: '# hour', other: '# hours' })}`;
  };
}
