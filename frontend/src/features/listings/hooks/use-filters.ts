import { useSearchParams } from '@/shared/router/router';
import { filtersFromParams, filtersToParams, type ListingFilters } from '../filters';

/** Filters to set; `undefined` takes one off. */
export type FilterChange = { [Name in keyof ListingFilters]?: ListingFilters[Name] | undefined };

export interface FilterState {
  filters: ListingFilters;
  /** Each change is a step in the browser's history, so that "back" undoes it. */
  change: (change: FilterChange) => void;
  /** Take all filters off; the order stays. */
  clear: () => void;
}

/**
 * The filters of the catalog, which live in the address.
 *
 * @param fixedGame the page is about this game: it is always chosen and not written into the address
 */
export function useFilters(fixedGame?: string): FilterState {
  const [params, setParams] = useSearchParams();
  const own = filtersFromParams(params);
  const filters: ListingFilters = fixedGame === undefined ? own : { ...own, game: fixedGame };

  const show = ({ game, ...rest }: FilterChange) =>
    setParams(filtersToParams({ ...rest, ...(fixedGame === undefined && { game }) } as ListingFilters));

  return {
    filters,
    change: (change) => {
      // Attributes belong to a game: another game has others.
      const isOtherGame = 'game' in change && change.game !== filters.game;
      show({ ...filters, ...(isOtherGame && { attributes: undefined }), ...change });
    },
    clear: () => show({ ordering: filters.ordering }),
  };
}

/** The attribute filters with one of them changed; an empty value takes it off. */
export function withAttribute(filters: ListingFilters, values: Record<string, string | undefined>) {
  const attributes = Object.entries({ ...filters.attributes, ...values }).filter(([, value]) => value);
  return { attributes: Object.fromEntries(attributes) as Record<string, string> };
}
