import { lastDays } from '@/shared/desk/day-range';
import { choice, type DaySpan, days, tableSpec } from '@/shared/desk/table-spec';
import { adminPaths } from '@/shared/lib/admin-paths';

export const PERIODS = ['7', '30', '90', '365'] as const;
export type PeriodLength = (typeof PERIODS)[number];

export const DASHBOARD = tableSpec({
  key: 'dashboard',
  filters: { days: choice(PERIODS, { initial: '30' }), span: days('from', 'to') },
});

const DAY_MS = 86_400_000;
/** As many days as the server counts together. */
const MAX_DAYS = 400;
/** More points than that cannot be told apart. */
const MAX_POINTS = 92;

/** What the server is asked for. */
export interface DashboardPeriod {
  first_on: string;
  last_on: string;
  step: 'day' | 'week';
}

/** Two days in full as they were chosen, or the last so many; half a span counts as none. */
export function periodOf(
  { days: length = '30', span }: { days?: PeriodLength | undefined; span?: DaySpan | undefined },
  now = Date.now(),
): DashboardPeriod {
  const isWhole = Boolean(span?.from && span.to) && lengthOf(span) <= MAX_DAYS;
  const { from, to } = span && isWhole ? span : lastDays(Number(length), now);
  return { first_on: from, last_on: to, step: lengthOf({ from, to }) > MAX_POINTS ? 'week' : 'day' };
}

function lengthOf(span: DaySpan | undefined): number {
  return span ? Math.round((Date.parse(span.to) - Date.parse(span.from)) / DAY_MS) + 1 : 0;
}

/** How much more than before, in percent; null where there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null | undefined): number | null {
  if (now === null || !before) return null;
  return Math.round(((now - before) / before) * 100);
}

/** As many days as the list of transactions shows at once. */
const MAX_BOOKS_DAYS = 92;

/** The transactions of a kind in these days; of a longer time the list's own days. */
export function booksOf(
  kind: string,
  { first_on, last_on }: Pick<DashboardPeriod, 'first_on' | 'last_on'>,
): string {
  const isShort = lengthOf({ from: first_on, to: last_on }) <= MAX_BOOKS_DAYS;
  const query = new URLSearchParams({ kind, ...(isShort && { first_on, last_on }) });
  return `${adminPaths.transactions()}?${query}`;
}

/** The people who joined in these days. */
export function newcomersOf({ first_on, last_on }: Pick<DashboardPeriod, 'first_on' | 'last_on'>): string {
  return `${adminPaths.users()}?${new URLSearchParams({ created_from: first_on, created_to: last_on })}`;
}
