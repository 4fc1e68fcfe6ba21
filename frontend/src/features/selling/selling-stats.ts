import type { ChartPoint } from '@/shared/chart/chart-scale';
import type { SellingDay } from './shapes';

/** How much a figure changed against the days before, in percent; null where there was nothing to compare with. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}

const BARS_MAX = 60;
const WEEK = 7;

/** Days as points of a chart; of a long period a week each, the last ones whole. */
export function pointsOf(series: readonly SellingDay[]): ChartPoint[] {
  const size = series.length > BARS_MAX * 2 ? WEEK : series.length > BARS_MAX ? 3 : 1;
  const first = series.length % size;
  const groups = first > 0 ? [series.slice(0, first)] : [];
  for (let at = first; at < series.length; at += size) groups.push(series.slice(at, at + size));
  return groups.map((days) => ({
    on: days[0]?.day ?? '',
    until: days.at(-1)?.day ?? '',
    values: [sum(days, 'income')],
    facts: [sum(days, 'sold'), sum(days, 'views')],
  }));
}

function sum(days: readonly SellingDay[], name: 'views' | 'sold' | 'income'): number {
  return days.reduce((total, day) => total + day[name], 0);
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
