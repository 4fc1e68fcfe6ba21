import type { QueryClient } from '@tanstack/react-query';
import type { ServerFrame } from '@/shared/realtime/frames';
import { priceWatchesOptions, savedSearchesOptions } from './api';

/** A notification of what one waits for: the page that shows it asks again. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'notification.created') return;
  const { event } = frame.data.notification;
  if (event === 'saved_search.matched') {
    void queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey });
  } else if (event === 'price_watch.dropped') {
    void queryClient.invalidateQueries({ queryKey: priceWatchesOptions().queryKey });
  }
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: savedSearchesOptions().queryKey });
  void queryClient.invalidateQueries({ queryKey: priceWatchesOptions().queryKey });
}
