import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatRate } from '@/shared/lib/money';
import { type Round, roundedBps } from './rounded-bps';

export type SellerFacts = Schema<'SellerFacts'>;

const HOUR_MIN = 60;
/** From two days on a time is told in days. */
const DAYS_FROM_MIN = 48 * HOUR_MIN;

/** Times and shares as people read them; never better than they were. */
export function useFactWords() {
  const { t } = useLingui();
  const locale = useLocale();
  return {
    /** How long something took; hours and days are rounded up. */
    duration: (took: number) => {
      const minutes = took;
      const hours = Math.ceil(took / HOUR_MIN);
      const days = Math.ceil(took / (24 * HOUR_MIN));
      if (took < HOUR_MIN) return t`${plural(minutes, { one: '# minute', other: '# minutes' })}`;
      if (took < DAYS_FROM_MIN) return t`${plural(hours, { one: '# hour', other: '# hours' })}`;
      return t`${plural(days, { one: '# day', other: '# days' })}`;
    },
    share: (bps: number, round: Round = 'down') => formatRate(roundedBps(bps, round), locale),
  };
}
