import { allItems } from '@/shared/api/list-page';
import { useFacets, useListings } from '../api';
import type { ListingFilters } from '../filters';

/** Results and counts for the filters, ready to show. */
export function useCatalog(filters: ListingFilters) {
  const listings = useListings(filters);
  const facets = useFacets(filters);
  // With a game chosen the server counts no games; the counts for choosing another come without it.
  const { game: _game, attributes: _attributes, ...others } = filters;
  const overGames = useFacets(others);
  const gameFacet = overGames.data?.facets.find(({ key }) => key === 'game');

  return {
    listings,
    items: allItems(listings.data),
    isOld: listings.isPlaceholderData,
    facets: facets.data,
    areFacetsOld: facets.isPlaceholderData,
    gameCounts: gameFacet && new Map(gameFacet.values.map(({ value, count }) => [value, count])),
  };
}

export type Catalog = ReturnType<typeof useCatalog>;
