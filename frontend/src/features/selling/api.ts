import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { ListingStatus, OwnListing, OwnListingRow } from './shapes';

export const ORDERINGS = ['-created_at', 'price', '-price', '-view_count', '-favorite_count'] as const;
export type Ordering = (typeof ORDERINGS)[number];

/** Which of one's own listings, and in what order. */
export interface OwnFilters {
  status: ListingStatus | undefined;
  search: string;
  ordering: Ordering;
}

const PAGE_SIZE = 30;
/** Where a listing that has changed is seen. */
const TOUCHED = [['selling', 'list'], ['selling', 'stats'], ['listings']];

/** The signed-in seller's listings; the old ones stay in sight until the new ones have come. */
export function useOwnListings({ status, search, ordering }: OwnFilters) {
  return useInfiniteQuery({
    ...listOptions<OwnListingRow>(
      ['selling', 'list', status ?? 'all', search, ordering],
      '/api/v1/profile/listings/',
      { status, search, ordering, page_size: PAGE_SIZE },
    ),
    placeholderData: keepPreviousData,
  });
}

/** One's own listing whole, with what may be done with it. */
export const ownListingOptions = (listingId: string) =>
  queryOptions({
    queryKey: ['selling', 'detail', listingId],
    queryFn: ({ signal }) => send<OwnListing>(`/api/v1/listings/${listingId}/`, { signal }),
  });

/** One's own listing whole; not asked for while there is no id. */
export function useOwnListing(listingId: string) {
  return useQuery({ ...ownListingOptions(listingId), enabled: listingId !== '' });
}

/** Change parts of a listing, move it by an event, or both. */
export function useUpdateListing() {
  const keep = useKeepListing();
  return useMutation({
    mutationFn: ({ id, ...body }: Schema<'ListingPatchIn'> & { id: string }) =>
      send<OwnListing>(`/api/v1/listings/${id}/`, { method: 'PATCH', body }),
    onSuccess: keep,
  });
}

/** Take a listing away for good; refused while somebody is buying it. */
export function useDeleteListing() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (listingId: string) => send<void>(`/api/v1/listings/${listingId}/`, { method: 'DELETE' }),
    onSuccess: (_nothing, listingId) => {
      queryClient.removeQueries({ queryKey: ownListingOptions(listingId).queryKey });
      for (const key of TOUCHED) void queryClient.invalidateQueries({ queryKey: key });
    },
  });
}

/** Seal the login data of a listing; it is then delivered at once. */
export function useSealCredentials() {
  const keep = useKeepListing();
  return useMutation({
    mutationFn: ({ id, credentials }: { id: string; credentials: Schema<'CredentialsIn'> }) =>
      send<OwnListing>(`/api/v1/listings/${id}/credentials/`, { method: 'PUT', body: credentials }),
    onSuccess: keep,
    gcTime: 0,
  });
}

/** Put a listing that has just changed where its readers look. */
export function useKeepListing(): (listing: OwnListing) => void {
  const queryClient = useQueryClient();
  return (listing) => {
    queryClient.setQueryData(ownListingOptions(listing.id).queryKey, listing);
    for (const key of TOUCHED) void queryClient.invalidateQueries({ queryKey: key });
  };
}
