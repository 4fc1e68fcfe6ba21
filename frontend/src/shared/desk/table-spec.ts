import { parseSom } from '@/shared/lib/money';

/** What a filter asks of the server: parameters by their names. */
type Query = Record<string, string | number | boolean | undefined>;

/** One filter of a table: how it stands in the address and what it asks for. */
export interface Filter<Value> {
  kind: 'text' | 'choice' | 'choices' | 'days' | 'sums' | 'flag';
  /** Undefined: not filtered (for a choice with an initial value: never). What is not known is dropped. */
  read(params: URLSearchParams, name: string): Value | undefined;
  /** Undefined takes the filter off. */
  write(params: URLSearchParams, name: string, value: Value | undefined): void;
  ask(value: Value, name: string): Query;
  /** The values of a choice. */
  values?: readonly string[];
  /** Its value while the address says nothing. */
  initial?: Value;
}

/** Two days in Tashkent as `2026-11-26`, both of them included; one may be missing. */
export interface DaySpan {
  from: string;
  to: string;
}

/** Two sums in whole soʻm; one may be missing. */
export interface SumSpan {
  least: number | null;
  most: number | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a filter of any value; what it is of is inferred from the spec.
export type Filters = Readonly<Record<string, Filter<any>>>;

/** The values of a table's filters by their names. */
export type FilterValues<F extends Filters> = {
  [Name in keyof F]: F[Name] extends Filter<infer Value> ? Value | undefined : never;
};

export interface TableSpec<F extends Filters> {
  /** The table's name: for what is kept of it. */
  key: string;
  /** Those that the server has an index for; the first is what it does by itself and is left out of the address. */
  sorts: readonly string[];
  filters: F;
}

/** A table's filters and orders, once for its page, its views and its links. */
export function tableSpec<const F extends Filters>(spec: {
  key: string;
  sorts?: readonly string[];
  filters: F;
}): TableSpec<F> {
  return { sorts: [], ...spec };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

function set(params: URLSearchParams, name: string, value: string): void {
  if (value) params.set(name, value);
  else params.delete(name);
}

/** Free words: a search. */
export function text(maxLength = 100): Filter<string> {
  return {
    kind: 'text',
    read: (params, name) => params.get(name)?.trim().slice(0, maxLength) || undefined,
    write: (params, name, value) => set(params, name, value?.trim() ?? ''),
    ask: (value, name) => ({ [name]: value }),
  };
}

/** A code that only the server knows all of. */
export function code(): Filter<string> {
  return {
    ...text(64),
    kind: 'choice',
    read: (params, name) => params.get(name)?.match(/^[\w.-]{1,64}$/)?.[0],
  };
}

/** One of several; with an initial value always one of them, and that one is left out of the address. */
export function choice<const Value extends string>(
  values: readonly Value[],
  { initial }: { initial?: NoInfer<Value> } = {},
): Filter<Value> {
  return {
    kind: 'choice',
    values,
    ...(initial !== undefined && { initial }),
    read: (params, name) => values.find((value) => value === params.get(name)) ?? initial,
    write: (params, name, value) => set(params, name, value === initial ? '' : (value ?? '')),
    ask: (value, name) => ({ [name]: value }),
  };
}

/** Any of several, joined by commas. */
export function choices<const Value extends string>(values: readonly Value[]): Filter<readonly Value[]> {
  const known = (wanted: readonly string[]) => values.filter((value) => wanted.includes(value));
  return {
    kind: 'choices',
    values,
    read: (params, name) => {
      const found = known(params.get(name)?.split(',') ?? []);
      return found.length > 0 ? found : undefined;
    },
    write: (params, name, value) => set(params, name, known(value ?? []).join(',')),
    ask: (value, name) => ({ [name]: value.join(',') }),
  };
}

/** From one day to another, by the server's names of the two. */
export function days(fromName: string, toName: string): Filter<DaySpan> {
  const read = (params: URLSearchParams, name: string) => {
    const day = params.get(name) ?? '';
    return DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : '';
  };
  return {
    kind: 'days',
    read: (params) => {
      const [from, to] = [read(params, fromName), read(params, toName)];
      if (!from && !to) return undefined;
      // The other way round nothing would ever match.
      return from && to && from > to ? { from: to, to: from } : { from, to };
    },
    write: (params, _name, value) => {
      set(params, fromName, value?.from ?? '');
      set(params, toName, value?.to ?? '');
    },
    ask: ({ from, to }) => ({ [fromName]: from || undefined, [toName]: to || undefined }),
  };
}

/** From one sum to another, by the server's names of the two. */
export function sums(leastName: string, mostName: string): Filter<SumSpan> {
  return {
    kind: 'sums',
    read: (params) => {
      const [least, most] = [parseSom(params.get(leastName) ?? ''), parseSom(params.get(mostName) ?? '')];
      return least === null && most === null ? undefined : { least, most };
    },
    write: (params, _name, value) => {
      set(params, leastName, value?.least == null ? '' : String(value.least));
      set(params, mostName, value?.most == null ? '' : String(value.most));
    },
    ask: ({ least, most }) => ({ [leastName]: least ?? undefined, [mostName]: most ?? undefined }),
  };
}

/** Yes or no; with an initial value always one of them. */
export function flag({ initial }: { initial?: boolean } = {}): Filter<boolean> {
  return {
    kind: 'flag',
    ...(initial !== undefined && { initial }),
    read: (params, name) => ({ true: true, false: false })[params.get(name) ?? ''] ?? initial,
    write: (params, name, value) =>
      set(params, name, value === undefined || value === initial ? '' : String(value)),
    ask: (value, name) => ({ [name]: value }),
  };
}

export interface TableReading<F extends Filters> {
  filters: FilterValues<F>;
  /** Empty: the table has one order. */
  sort: string;
  /** What to ask the server. */
  query: Query;
  /** The same as an address says it, always in the same order, without the open panel: for views and links. */
  search: string;
  /** Whether anything is filtered, besides what always is. */
  isFiltered: boolean;
}

/** What an address says about a table; names and values that are not known say nothing. */
export function readTable<F extends Filters>(spec: TableSpec<F>, params: URLSearchParams): TableReading<F> {
  const filters: Record<string, unknown> = {};
  const query: Query = {};
  const search = new URLSearchParams();
  for (const [name, filter] of Object.entries(spec.filters)) {
    const value = filter.read(params, name);
    filters[name] = value;
    filter.write(search, name, value);
    if (value !== undefined) Object.assign(query, filter.ask(value, name));
  }
  const isFiltered = search.size > 0;
  const sort = spec.sorts.find((each) => each === params.get('sort')) ?? spec.sorts[0] ?? '';
  if (sort !== (spec.sorts[0] ?? '')) {
    query['ordering'] = sort;
    search.set('sort', sort);
  }
  return { filters: filters as FilterValues<F>, sort, query, search: search.toString(), isFiltered };
}

/** The parameters with another value of one filter; those that are not the table's stay. */
export function withFilter<F extends Filters>(
  spec: TableSpec<F>,
  params: URLSearchParams,
  name: keyof F & string,
  value: unknown,
): URLSearchParams {
  const next = new URLSearchParams(params);
  spec.filters[name]?.write(next, name, value);
  return next;
}

/** The parameters with what a view or a link says of the table instead; those that are not the table's stay. */
export function withSearch<F extends Filters>(
  spec: TableSpec<F>,
  params: URLSearchParams,
  search: string,
): URLSearchParams {
  const next = new URLSearchParams(params);
  const wanted = new URLSearchParams(search);
  for (const [name, filter] of Object.entries(spec.filters))
    filter.write(next, name, filter.read(wanted, name));
  const { sort } = readTable(spec, wanted);
  set(next, 'sort', sort === spec.sorts[0] ? '' : sort);
  return next;
}

/** The sort after a press on a column: the other way round, or this column's first one that the table offers. */
export function nextSort(sorts: readonly string[], sort: string, column: string): string {
  const [up, down] = [column, `-${column}`];
  if (sort === up && sorts.includes(down)) return down;
  if (sort === down && sorts.includes(up)) return up;
  return sorts.find((each) => each === up || each === down) ?? sort;
}
