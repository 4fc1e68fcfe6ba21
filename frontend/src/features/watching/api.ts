import {
  type InfiniteData,
  type QueryClient,
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

export type SavedSearch = Schema<'SavedSearchOut'>;

type Pages = InfiniteData<ListPage<SavedSearch>>;

const PATH = '/api/v1/profile/saved-searches/';
const SEARCHES_SCOPE = { id: 'saved-searches' };

/** The signed-in person's saved searches, newest first. */
export const savedSearchesOptions = () => listOptions<SavedSearch>(['watching', 'searches'], PATH);

/** The signed-in person's saved searches, newest first, each with how many accounts are new. */
export function useSavedSearches() {
  const status = useSessionStatus();
  return useInfiniteQuery({ ...savedSearchesOptions(), enabled: status === 'signed-in' });
}

/**
 * Save filters under a name; the same filters once.
 *
 * @param isErrorToasted where no form is open that could show a refusal
 */
export function useSaveSearch({ isErrorToasted = false } = {}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SavedSearchIn'>) => send<SavedSearch>(PATH, { method: 'POST', body }),
    // Behind the deletion that it takes back.
    scope: SEARCHES_SCOPE,
    meta: { isErrorToasted },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey }),
  });
}

/** Rename a saved search or turn its alerts on or off: shown at once, taken back when the server refuses. */
export function useChangeSearch(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'SavedSearchPatchIn'>) =>
      send<SavedSearch>(`${PATH}${id}/`, { method: 'PATCH', body }),
    scope: { id: `saved-search.${id}` },
    meta: { isErrorToasted: true },
    onMutate: (change) =>
      showSearches(queryClient, (searches) =>
        searches.map((one) => (one.id === id ? { ...one, ...withoutNull(change) } : one)),
      ),
    onError: (_error, _change, before) => takeBack(queryClient, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey }),
  });
}

/** Throw a saved search away: it goes at once, and comes back when the server refuses. */
export function useDeleteSearch(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => send<undefined>(`${PATH}${id}/`, { method: 'DELETE' }),
    scope: SEARCHES_SCOPE,
    meta: { isErrorToasted: true },
    onMutate: () => showSearches(queryClient, (searches) => searches.filter((one) => one.id !== id)),
    onError: (_error, _change, before) => takeBack(queryClient, before),
    onSettled: () => queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey }),
  });
}

/** Say that one has looked at what a search finds: nothing of it is new any more. */
export function useMarkSearchSeen() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<SavedSearch>(`${PATH}${id}/seen/`, { method: 'POST' }),
    onMutate: (id) =>
      showSearches(queryClient, (searches) =>
        searches.map((one) => (one.id === id ? { ...one, new_count: 0 } : one)),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey }),
  });
}

export type WatchedListing = Schema<'WatchedListingOut'>;

type WatchedPages = InfiniteData<ListPage<WatchedListing>>;

/** The accounts whose price the signed-in person watches, the latest first. */
export const priceWatchesOptions = () =>
  listOptions<WatchedListing>(['watching', 'prices'], '/api/v1/profile/price-watches/');

/** The accounts whose price the signed-in person watches, the latest first. */
export function usePriceWatches() {
  const status = useSessionStatus();
  return useInfiniteQuery({ ...priceWatchesOptions(), enabled: status === 'signed-in' });
}

/** Ids of those accounts, apart from the listings, which all visitors share. */
export const watchedIdsOptions = () =>
  queryOptions({
    queryKey: ['watching', 'ids'],
    queryFn: ({ signal }) => send<Schema<'WatchedIdsOut'>>('/api/v1/profile/price-watches/ids/', { signal }),
    staleTime: 5 * 60_000,
  });

/** A set of the watched accounts' ids; empty for guests. */
export function useWatchedIds() {
  const status = useSessionStatus();
  return useQuery({ ...watchedIdsOptions(), enabled: status === 'signed-in', select: idSet });
}

/** Watch a price (`mutate(true)`) or watch it no longer: shown at once, taken back when the server refuses. */
export function useTogglePriceWatch(listingId: string) {
  const queryClient = useQueryClient();
  const idsKey = watchedIdsOptions().queryKey;
  const listKey = priceWatchesOptions().queryKey;

  const showInIds = (isWatched: boolean) =>
    queryClient.setQueryData(
      idsKey,
      (known) =>
        known && {
          ids: [...(isWatched ? [listingId] : []), ...known.ids.filter((id) => id !== listingId)],
        },
    );

  return useMutation({
    mutationFn: (isWatched: boolean) =>
      send<Schema<'PriceWatchOut'>>(`/api/v1/listings/${listingId}/price-watch/`, {
        method: isWatched ? 'PUT' : 'DELETE',
      }),
    // Presses of one button go one after the other, so that they end as the last one says.
    scope: { id: `price-watch.${listingId}` },
    meta: { isErrorToasted: true },
    onMutate: async (isWatched) => {
      await Promise.all([idsKey, listKey].map((queryKey) => queryClient.cancelQueries({ queryKey })));
      const list = queryClient.getQueryData<WatchedPages>(listKey);
      showInIds(isWatched);
      if (!isWatched) queryClient.setQueryData<WatchedPages>(listKey, withoutListing(list, listingId));
      return { list };
    },
    onError: (_error, isWatched, shown) => {
      showInIds(!isWatched);
      if (shown?.list) queryClient.setQueryData(listKey, shown.list);
    },
    onSettled: (_answer, _error, isWatched) => {
      // Whoever has just signed in presses before the ids are there: they are asked for again.
      const areKnown = queryClient.getQueryData(idsKey) !== undefined;
      if (!areKnown) void queryClient.invalidateQueries({ queryKey: idsKey });
      return isWatched ? queryClient.invalidateQueries({ queryKey: listKey }) : undefined;
    },
  });
}

/** Show the saved searches changed, and return how they were. */
async function showSearches(
  queryClient: QueryClient,
  change: (searches: SavedSearch[]) => SavedSearch[],
): Promise<Pages | undefined> {
  const { queryKey } = savedSearchesOptions();
  await queryClient.cancelQueries({ queryKey });
  const before = queryClient.getQueryData<Pages>(queryKey);
  queryClient.setQueryData<Pages>(
    queryKey,
    before && {
      ...before,
      pages: before.pages.map((page) => ({ ...page, results: change(page.results) })),
    },
  );
  return before;
}

function takeBack(queryClient: QueryClient, before: Pages | undefined): void {
  if (before) queryClient.setQueryData<Pages>(savedSearchesOptions().queryKey, before);
}

function withoutNull({ name, is_alerting }: Schema<'SavedSearchPatchIn'>): Partial<SavedSearch> {
  return { ...(name != null && { name }), ...(is_alerting != null && { is_alerting }) };
}

function idSet({ ids }: Schema<'WatchedIdsOut'>): ReadonlySet<string> {
  return new Set(ids);
}

function withoutListing(list: WatchedPages | undefined, listingId: string): WatchedPages | undefined {
  return (
    list && {
      ...list,
      pages: list.pages.map((page) => ({
        ...page,
        results: page.results.filter(({ id }) => id !== listingId),
      })),
    }
  );
}
