import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';

/** What everybody may see of these listings, sold ones too, in this order; what is gone is left out. */
export const listingsByIdsOptions = (ids: readonly string[]) =>
  queryOptions({
    queryKey: ['listings', 'by-ids', ids],
    queryFn:
      ids.length === 0
        ? skipToken
        : ({ signal }) =>
            send<Schema<'CardsOut'>>('/api/v1/listings/by-ids/', { signal, query: { ids: ids.join() } }),
    select: (answer: Schema<'CardsOut'>) => answer.results,
    // These stand beside what the page is about: a failed round is no news.
    meta: { isPolled: true },
  });

/** What everybody may see of these listings; while other ids load, the old ones stay. */
export function useListingsByIds(ids: readonly string[]) {
  return useQuery({ ...listingsByIdsOptions(ids), placeholderData: keepPreviousData });
}
