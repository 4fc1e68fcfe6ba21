import { type ListingSummary, useListings } from '@/features/listings/api';
import type { ListingFilters } from '@/features/listings/filters';
import { allItems } from '@/shared/api/list-page';

/** How many of each kind are asked for, so that a row has its own cards and the sellers are several. */
const ASKED_FOR = 12;
/** How many cards a row has. */
export const CARD_COUNT = 4;

const FRESH: ListingFilters = { ordering: '-created_at' };
const PREMIUM: ListingFilters = { is_premium: true, ordering: '-popularity' };
const POPULAR: ListingFilters = { ordering: '-popularity' };

/** What is asked for, row by row. */
const asked = (row: ListingFilters): ListingFilters => ({ ...row, page_size: ASKED_FOR });
export const ROWS: readonly ListingFilters[] = [FRESH, PREMIUM, POPULAR].map(asked);

type ListingsQuery = ReturnType<typeof useListings>;

export interface HomeListings {
  /** What the row's listings have in common. */
  filters: ListingFilters;
  query: ListingsQuery;
  /** Whether its cards may still change: an earlier row chooses first. */
  isPending: boolean;
  listings: readonly ListingSummary[];
}

/** The rows of the front page, no listing in two of them, and every listing that was asked for. */
export function useHomeListings() {
  const fresh = useListings(asked(FRESH));
  const premium = useListings(asked(PREMIUM));
  const popular = useListings(asked(POPULAR));
  const shown = new Set<string>();
  let isPending = false;
  const row = (filters: ListingFilters, query: ListingsQuery): HomeListings => {
    const listings = allItems(query.data)
      .filter(({ id }) => !shown.has(id))
      .slice(0, CARD_COUNT);
    for (const { id } of listings) shown.add(id);
    isPending ||= query.isPending;
    return { filters, query, isPending, listings };
  };
  const rows = {
    fresh: row(FRESH, fresh),
    premium: row(PREMIUM, premium),
    popular: row(POPULAR, popular),
  };
  return {
    ...rows,
    isPending,
    all: [fresh, premium, popular].flatMap(({ data }) => allItems(data)),
  };
}
