import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import type { ChartPoint } from './chart-scale';

/** A point's days in words: one, or the first and the last. */
export function useSpan() {
  const locale = useLocale();
  return ({ on, until = on }: ChartPoint) =>
    on === until ? formatDate(on, locale) : `${formatDate(on, locale)} – ${formatDate(until, locale)}`;
}
