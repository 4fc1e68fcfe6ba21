import { choice, type Filter, flag, tableSpec, text } from '@/shared/desk/table-spec';
import { PROVIDER_CODES } from './provider-names';
import type { Difference } from './providers-api';

export const DIFFERENCE_KINDS = [
  'missing_here',
  'missing_there',
  'double',
  'amount',
  'currency',
  'late',
  'state',
] as const satisfies readonly Difference['kind'][];

/** One day as `2026-11-26`; anything else says nothing. */
function oneDay(): Filter<string> {
  return {
    ...text(10),
    read: (params, name) => {
      const day = params.get(name)?.match(/^\d{4}-\d\d-\d\d$/)?.[0];
      return day && !Number.isNaN(Date.parse(day)) ? day : undefined;
    },
  };
}

export const DIFFERENCES = tableSpec({
  key: 'reconciliation',
  filters: {
    is_open: flag({ initial: true }),
    provider: choice(PROVIDER_CODES),
    kind: choice(DIFFERENCE_KINDS),
    day: oneDay(),
  },
});

/** The differences of one day together. */
export interface DifferenceDay {
  day: string;
  count: number;
  theirs: number;
  ours: number;
}

/** Differences by the day that was compared, the newest first. */
export function daysOf(
  rows: readonly Pick<Difference, 'day' | 'their_amount' | 'our_amount'>[],
): DifferenceDay[] {
  const days = new Map<string, DifferenceDay>();
  for (const { day, their_amount, our_amount } of rows) {
    const { count, theirs, ours } = days.get(day) ?? { count: 0, theirs: 0, ours: 0 };
    days.set(day, {
      day,
      count: count + 1,
      theirs: theirs + (their_amount ?? 0),
      ours: ours + (our_amount ?? 0),
    });
  }
  return [...days.values()].toSorted((one, other) => other.day.localeCompare(one.day));
}
