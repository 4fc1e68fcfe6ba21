import type { SellingDay } from './shapes';

/** How much a figure changed against the days before, in percent; null where there was nothing to compare with. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}

/** One bar of the chart: a day, or several days of a long period. */
export interface ChartBar extends Omit<SellingDay, 'day'> {
  from: string;
  to: string;
}

const BARS_MAX = 60;
const WEEK = 7;

/** Days as bars; of a long period a week each, the last ones whole. */
export function barsOf(series: readonly SellingDay[]): ChartBar[] {
  const size = series.length > BARS_MAX * 2 ? WEEK : series.length > BARS_MAX ? 3 : 1;
  const first = series.length % size;
  const groups = first > 0 ? [series.slice(0, first)] : [];
  for (let at = first; at < series.length; at += size) groups.push(series.slice(at, at + size));
  return groups.map((days) => ({
    from: days[0]?.day ?? '',
    to: days.at(-1)?.day ?? '',
    views: sum(days, 'views'),
    sold: sum(days, 'sold'),
    income: sum(days, 'income'),
  }));
}

function sum(days: readonly SellingDay[], name: 'views' | 'sold' | 'income'): number {
  return days.reduce((total, day) => total + day[name], 0);
}

/** The top of an axis: the next round figure (1, 2 or 5 of its size) that is not below the highest. */
export function axisTop(highest: number): number {
  if (highest <= 0) return 1;
  const size = 10 ** Math.floor(Math.log10(highest));
  return size * ([1, 2, 5].find((step) => step * size >= highest) ?? 10);
}

/** Of a hundred looks, how many became a heart or an offer; null before the first look. */
export function interestOf(row: {
  view_count: number;
  favorite_count: number;
  open_offer_count: number;
}): number | null {
  if (row.view_count === 0) return null;
  return Math.min(100, Math.round(((row.favorite_count + row.open_offer_count) / row.view_count) * 100));
}
