import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

export type OwnListing = Schema<'ListingOut'>;
export type OwnListingCard = Schema<'ListingCardOut'>;
export type ListingStatus = OwnListing['status'];
export type ListingEvent = NonNullable<Schema<'ListingPatchIn'>['event']>;

/** The signed-in seller's listings in every status, or in one. */
export function useOwnListings(status: ListingStatus | undefined) {
  return useInfiniteQuery(
    listOptions<OwnListingCard>(['selling', 'list', status ?? 'all'], '/api/v1/profile/listings/', {
      status,
    }),
  );
}

/** One's own listing whole, with what may be done with it. */
export const ownListingOptions = (listingId: string) =>
  queryOptions({
    queryKey: ['selling', 'detail', listingId],
    queryFn: ({ signal }) => send<OwnListing>(`/api/v1/listings/${listingId}/`, { signal }),
  });

/** One's own listing whole; not asked for while `isWanted` is false. */
export function useOwnListing(listingId: string, { isWanted = true } = {}) {
  return useQuery({ ...ownListingOptions(listingId), enabled: isWanted });
}

/** Make a draft. */
export function useCreateListing() {
  const keep = useKeepListing();
  return useMutation({
    mutationFn: (body: Schema<'ListingIn'>) =>
      send<OwnListing>('/api/v1/listings/', { method: 'POST', body }),
    onSuccess: keep,
    gcTime: 0,
  });
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

function useKeepListing(): (listing: OwnListing) => void {
  const queryClient = useQueryClient();
  return (listing) => {
    queryClient.setQueryData(ownListingOptions(listing.id).queryKey, listing);
    void queryClient.invalidateQueries({ queryKey: ['selling', 'list'] });
    void queryClient.invalidateQueries({ queryKey: ['listings'] });
  };
}
