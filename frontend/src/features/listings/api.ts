import {
  type InfiniteData,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { type ListPage, listOptions } from '@/shared/api/list-page';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { filtersToParams, type ListingFilters } from './filters';

export type ListingSummary = Schema<'ListingCardOut'>;
export type Listing = Schema<'ListingOut'>;
export type Facets = Schema<'FacetsOut'>;
export type Suggestion = Schema<'SuggestionOut'>;

/** Listings on sale that match the filters, page by page. */
export const listingsOptions = (filters: ListingFilters) => {
  const query = queryOf(filters);
  return listOptions<ListingSummary>(['listings', 'list', query], '/api/v1/listings/', query);
};

/** Listings on sale; while other filters load, the old results stay and `isPlaceholderData` is true. */
export function useListings(filters: ListingFilters) {
  return useInfiniteQuery({ ...listingsOptions(filters), placeholderData: keepPreviousData });
}

/** Counts of what each choice of a filter would leave. */
export const facetsOptions = ({ ordering: _, page_size: __, ...filters }: ListingFilters) => {
  const query = queryOf(filters);
  return queryOptions({
    queryKey: ['listings', 'facets', query],
    queryFn: ({ signal }) => send<Facets>('/api/v1/listings/facets/', { signal, query }),
  });
};

/** Counts for the current filters; the old ones stay while new ones load. */
export function useFacets(filters: ListingFilters) {
  return useQuery({ ...facetsOptions(filters), placeholderData: keepPreviousData });
}

/** One listing whole, as the viewer may see it. */
export const listingOptions = (listingId: string) =>
  queryOptions({
    queryKey: ['listings', 'detail', listingId],
    queryFn: ({ signal }) => send<Listing>(`/api/v1/listings/${listingId}/`, { signal }),
  });

/** One listing; asked for when it is known who asks, since `allowed_events` depend on it. */
export function useListing(listingId: string) {
  const status = useSessionStatus();
  return useQuery({ ...listingOptions(listingId), enabled: status !== 'starting' });
}

/** Others of the same game that cost about as much. */
export const similarListingsOptions = (listingId: string) =>
  queryOptions({
    queryKey: ['listings', 'similar', listingId],
    queryFn: ({ signal }) => send<Schema<'CardsOut'>>(`/api/v1/listings/${listingId}/similar/`, { signal }),
    select: (answer) => answer.results,
  });

/** Others of the same game that cost about as much. */
export function useSimilarListings(listingId: string) {
  return useQuery(similarListingsOptions(listingId));
}

/** Count a look at a listing; the server counts one a visitor and day. */
export function useCountView() {
  return useMutation({
    mutationFn: (listingId: string) =>
      send<Schema<'ViewCountOut'>>(`/api/v1/listings/${listingId}/view/`, { method: 'POST' }),
  });
}

/** Quick results for what was typed so far. */
export const suggestionsOptions = (text: string) =>
  queryOptions({
    queryKey: ['listings', 'suggestions', text],
    queryFn: ({ signal }) =>
      send<Schema<'SuggestionsOut'>>('/api/v1/search/suggest/', { signal, query: { q: text } }),
    select: (answer) => answer.results,
    meta: { isPolled: true },
  });

/** Quick results for what was typed so far; the old ones stay while new ones load. */
export function useSuggestions(text: string) {
  return useQuery({
    ...suggestionsOptions(text),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
}

/** What the signed-in user likes, the latest first. */
export const favoritesOptions = () =>
  listOptions<ListingSummary>(['listings', 'favorites'], '/api/v1/profile/favorites/');

/** What the signed-in user likes, the latest first. */
export function useFavorites() {
  const status = useSessionStatus();
  return useInfiniteQuery({ ...favoritesOptions(), enabled: status === 'signed-in' });
}

/** Ids of what the signed-in user likes, apart from the listings, which all visitors share. */
export const favoriteIdsOptions = () =>
  queryOptions({
    queryKey: ['listings', 'favorite-ids'],
    queryFn: ({ signal }) => send<Schema<'FavoriteIdsOut'>>('/api/v1/profile/favorites/ids/', { signal }),
    staleTime: 5 * 60_000,
  });

/** A set of the liked listings' ids; empty for guests. */
export function useFavoriteIds() {
  const status = useSessionStatus();
  return useQuery({ ...favoriteIdsOptions(), enabled: status === 'signed-in', select: idSet });
}

/** Like a listing (`mutate(true)`) or like it no longer: shown at once, taken back when the server refuses. */
export function useToggleFavorite(listingId: string) {
  const queryClient = useQueryClient();
  const idsKey = favoriteIdsOptions().queryKey;
  const listKey = favoritesOptions().queryKey;

  const showInIds = (isFavorite: boolean) =>
    queryClient.setQueryData(
      idsKey,
      (known) => known && { ids: [...(isFavorite ? [listingId] : []), ...without(known.ids, listingId)] },
    );

  return useMutation({
    mutationFn: (isFavorite: boolean) =>
      send<Schema<'FavoriteOut'>>(`/api/v1/listings/${listingId}/favorite/`, {
        method: isFavorite ? 'POST' : 'DELETE',
      }),
    // Presses of one heart go one after the other, so that they end as the last one says.
    scope: { id: `favorite.${listingId}` },
    meta: { isErrorToasted: true },
    onMutate: async (isFavorite) => {
      await Promise.all([idsKey, listKey].map((queryKey) => queryClient.cancelQueries({ queryKey })));
      const list = queryClient.getQueryData(listKey);
      showInIds(isFavorite);
      if (!isFavorite) queryClient.setQueryData(listKey, withoutListing(list, listingId));
      return { list };
    },
    onError: (_error, isFavorite, shown) => {
      showInIds(!isFavorite);
      if (shown?.list) queryClient.setQueryData(listKey, shown.list);
    },
    onSuccess: ({ listing_id, favorite_count }) =>
      queryClient.setQueryData(
        listingOptions(listing_id).queryKey,
        (listing) => listing && { ...listing, favorite_count },
      ),
    onSettled: (_answer, _error, isFavorite) =>
      isFavorite ? queryClient.invalidateQueries({ queryKey: listKey }) : undefined,
  });
}

function queryOf(filters: ListingFilters): Record<string, string> {
  return Object.fromEntries(filtersToParams(filters));
}

function idSet({ ids }: Schema<'FavoriteIdsOut'>): ReadonlySet<string> {
  return new Set(ids);
}

function without(ids: readonly string[], id: string): string[] {
  return ids.filter((known) => known !== id);
}

type Pages = InfiniteData<ListPage<ListingSummary>>;

function withoutListing(list: Pages | undefined, listingId: string): Pages | undefined {
  return (
    list && {
      ...list,
      pages: list.pages.map((page) => ({
        ...page,
        results: page.results.filter((listing) => listing.id !== listingId),
      })),
    }
  );
}
