/** What can be filtered by now; the wallet's other kinds of movement come with their own features. */
export const FILTER_KINDS = [
  'deposit',
  'order_hold',
  'order_release',
  'order_refund',
  'hold_matured',
] as const;

type FilterKind = (typeof FILTER_KINDS)[number];

/** The query of the list of transactions; days are Tashkent's, both inclusive. */
export interface TransactionFilters {
  kind?: FilterKind;
  from?: string;
  to?: string;
}

const DAY = /^2\d{3}-\d{2}-\d{2}$/;

/** Read the filters out of an address; what makes no sense is left out. */
export function readFilters(params: URLSearchParams): TransactionFilters {
  const kind = FILTER_KINDS.find((each) => each === params.get('kind'));
  const from = readDay(params.get('from'));
  const to = readDay(params.get('to'));
  return { ...(kind && { kind }), ...(from && { from }), ...(to && { to }) };
}

/** The address's parameters with one filter changed (empty: taken off); other parameters stay. */
export function withFilter(
  params: URLSearchParams,
  name: keyof TransactionFilters,
  value: string,
): URLSearchParams {
  const changed = new URLSearchParams(params);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

function readDay(text: string | null): string | undefined {
  if (!text || !DAY.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  // "2026-02-31" is read as a day of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}
