import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWebSocket } from '@/shared/realtime/use-web-socket';
import { type ListingNews, onListingFrame } from '../realtime';

/**
 * Keep an open listing as it stands now. Returns what has changed under the reader's eyes, and how many
 * offers are open. A page of its own for each listing: nothing of one is shown with another.
 */
export function useLiveListing(listingId: string): { news: ListingNews | null; openOffers: number } {
  const queryClient = useQueryClient();
  const [news, setNews] = useState<ListingNews | null>(null);
  const [openOffers, setOpenOffers] = useState(0);
  useWebSocket(`/ws/listings/${listingId}/`, {
    onFrame: (frame) => {
      const fresh = onListingFrame(queryClient, frame);
      if (fresh) setNews(fresh);
      if (frame.type === 'listing.offered') setOpenOffers(frame.data.open_offers);
    },
  });
  return { news, openOffers };
}
