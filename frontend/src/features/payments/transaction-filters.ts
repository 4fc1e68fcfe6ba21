import { parseSom } from '@/shared/lib/money';

export const FILTER_KINDS = [
  'deposit',
  'order_hold',
  'order_release',
  'order_refund',
  'order_settlement',
  'hold_matured',
  'withdrawal',
  'withdrawal_return',
  'subscription',
] as const;
export const FILTER_STATUSES = ['completed', 'pending', 'failed', 'cancelled', 'expired'] as const;
export const FILTER_DIRECTIONS = ['in', 'out'] as const;

/** The query of the list of transactions; days are Tashkent's, both inclusive, amounts whole soʻm without a sign. */
export interface TransactionFilters {
  kind?: (typeof FILTER_KINDS)[number];
  status?: (typeof FILTER_STATUSES)[number];
  direction?: (typeof FILTER_DIRECTIONS)[number];
  from?: string;
  to?: string;
  min_amount?: number;
  max_amount?: number;
}

export type FilterName = keyof TransactionFilters;

const FILTER_NAMES = [
  'direction',
  'kind',
  'status',
  'from',
  'to',
  'min_amount',
  'max_amount',
] as const satisfies readonly FilterName[];

const DAY = /^2\d{3}-\d{2}-\d{2}$/;

/** Read the filters out of an address; what makes no sense is left out. */
export function readFilters(params: URLSearchParams): TransactionFilters {
  const filters = {
    kind: FILTER_KINDS.find((each) => each === params.get('kind')),
    status: FILTER_STATUSES.find((each) => each === params.get('status')),
    direction: FILTER_DIRECTIONS.find((each) => each === params.get('direction')),
    from: readDay(params.get('from')),
    to: readDay(params.get('to')),
    min_amount: parseSom(params.get('min_amount') ?? '') ?? undefined,
    max_amount: parseSom(params.get('max_amount') ?? '') ?? undefined,
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** The address's parameters with one filter changed (empty: taken off); other parameters stay. */
export function withFilter(params: URLSearchParams, name: FilterName, value: string): URLSearchParams {
  const changed = new URLSearchParams(params);
  if (value) changed.set(name, value);
  else changed.delete(name);
  return changed;
}

/** The address's parameters without any filter; other parameters stay. */
export function withoutFilters(params: URLSearchParams): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const name of FILTER_NAMES) changed.delete(name);
  return changed;
}

function readDay(text: string | null): string | undefined {
  if (!text || !DAY.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  // "2026-02-31" is read as a day of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}
