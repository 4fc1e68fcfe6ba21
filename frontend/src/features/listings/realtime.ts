import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { ServerFrame } from '@/shared/realtime/frames';
import { type Listing, type ListingSummary, listingOptions } from './api';

/** What has just changed about a listing that is being looked at. */
export interface ListingNews {
  price: { before: number; now: number } | null;
  status: Listing['status'] | null;
}

/**
 * What a listing's socket says, put into the cache: the open page and the cards of lists show it at once.
 *
 * @returns what is new to the reader; null when nothing is
 */
export function onListingFrame(queryClient: QueryClient, frame: ServerFrame): ListingNews | null {
  return frame.type === 'listing.changed' ? keepChange(queryClient, frame.data) : null;
}

function keepChange(queryClient: QueryClient, change: Schema<'ListingChangedData'>): ListingNews | null {
  const { queryKey } = listingOptions(change.listing_id);
  const known = queryClient.getQueryData(queryKey);
  if (!known || known.version >= change.version) return null;
  const status = change.status as Listing['status'];
  queryClient.setQueryData(queryKey, { ...known, status, price: change.price, version: change.version });
  patchCards(queryClient, change);
  // What this reader may do now is not in the news.
  void queryClient.invalidateQueries({ queryKey });
  const isPriceNew = known.price !== change.price;
  const isStatusNew = known.status !== status;
  if (!isPriceNew && !isStatusNew) return null;
  return {
    price: isPriceNew ? { before: known.price, now: change.price } : null,
    status: isStatusNew ? status : null,
  };
}

function patchCards(queryClient: QueryClient, { listing_id, price }: Schema<'ListingChangedData'>): void {
  queryClient.setQueriesData<InfiniteData<ListPage<ListingSummary>>>(
    { queryKey: ['listings', 'list'] },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          results: page.results.map((card) => (card.id === listing_id ? { ...card, price } : card)),
        })),
      },
  );
}
