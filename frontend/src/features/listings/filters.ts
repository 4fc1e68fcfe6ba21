import type { operations } from '@/shared/api/schema';

type ListingQuery = NonNullable<operations['listing_list']['parameters']['query']>;

/** The filters of a list of listings; the address of the catalog and the query of the API use the same names. */
export interface ListingFilters
  extends Partial<
    Pick<
      ListingQuery,
      | 'game'
      | 'search'
      | 'seller'
      | 'min_price'
      | 'max_price'
      | 'delivery'
      | 'is_premium'
      | 'has_images'
      | 'ordering'
      | 'page_size'
    >
  > {
  /** A chosen game's attributes: `rank` → `gold,ace`, `level.min` → `30`. */
  attributes?: Readonly<Record<string, string>>;
}

export type Ordering = NonNullable<ListingQuery['ordering']>;

const ATTRIBUTE_PREFIX = 'attr.';

const ORDERINGS: readonly Ordering[] = ['-created_at', 'price', '-price', '-rating', '-popularity'];

/** Read the filters of an address; what is not a filter or makes no sense is left out. */
export function filtersFromParams(params: URLSearchParams): ListingFilters {
  const attributes = Object.fromEntries(
    [...params]
      .filter(([name, value]) => name.startsWith(ATTRIBUTE_PREFIX) && value !== '')
      .map(([name, value]) => [name.slice(ATTRIBUTE_PREFIX.length), value]),
  );
  const text = (name: string) => params.get(name)?.trim() || undefined;
  return withoutMissing({
    game: text('game'),
    search: text('search')?.slice(0, 100),
    seller: text('seller'),
    min_price: wholeNumber(params.get('min_price')),
    max_price: wholeNumber(params.get('max_price')),
    delivery: oneOf(['instant', 'manual'] as const, params.get('delivery')),
    is_premium: params.get('is_premium') === 'true' || undefined,
    has_images: params.get('has_images') === 'true' || undefined,
    ordering: oneOf(ORDERINGS, params.get('ordering')),
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
  });
}

/** Write the filters as an address or a query, always in the same order. */
export function filtersToParams({ attributes, ...filters }: ListingFilters): URLSearchParams {
  const params = new URLSearchParams();
  const entries = [
    ...Object.entries(filters),
    ...Object.entries(attributes ?? {}).map(([name, value]) => [ATTRIBUTE_PREFIX + name, value] as const),
  ];
  for (const [name, value] of entries.sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value));
  }
  return params;
}

/** The filters that can be saved, as a query: the order of the list is none. */
export function savedQuery({ ordering: _, page_size: __, ...filters }: ListingFilters): string {
  return filtersToParams(filters).toString();
}

/** How many filters narrow the list; sorting and the page's own game are none. */
export function countFilters(filters: ListingFilters): number {
  const { ordering: _ordering, page_size: _pageSize, attributes, min_price, max_price, ...plain } = filters;
  const hasPrice = min_price != null || max_price != null;
  const names = new Set(Object.keys(attributes ?? {}).map((name) => name.replace(/\.(min|max)$/, '')));
  return Object.values(plain).filter((value) => value != null).length + (hasPrice ? 1 : 0) + names.size;
}

/** Leave out what is undefined, as exact optional properties want it. */
export function withoutMissing<Values extends object>(values: Values): WithoutMissing<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as WithoutMissing<Values>;
}

type WithoutMissing<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> };

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text);
}
