import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/shared/api/list-page';
import type { ServerFrame } from '@/shared/realtime/frames';
import { type Notification, notificationsOptions, showRead, unreadCountOptions } from './api';

type Pages = InfiniteData<ListPage<Notification>>;

/** What the shop's own socket says of notifications. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type === 'notification.created') {
    const { notification, unread_count } = frame.data;
    putFirst(queryClient, notification);
    queryClient.setQueryData(unreadCountOptions().queryKey, unread_count);
  } else if (frame.type === 'notification.read') {
    const { ids, unread_count } = frame.data;
    showRead(queryClient, ({ id }) => ids.length === 0 || ids.includes(id));
    queryClient.setQueryData(unreadCountOptions().queryKey, unread_count);
  } else if (frame.type === 'notification.state') {
    const { unread_count, newest_id, newest_at } = frame.data;
    queryClient.setQueryData(unreadCountOptions().queryKey, unread_count);
    const list = queryClient.getQueryData<Pages>(notificationsOptions(null).queryKey);
    const first = list?.pages[0]?.results[0];
    const isKnown = first?.id === newest_id && (newest_at === null || first.created_at >= newest_at);
    if (list && newest_id && !isKnown) {
      void queryClient.invalidateQueries({ queryKey: ['notifications', 'list'] });
    }
  }
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['notifications', 'list'] });
  void queryClient.invalidateQueries({ queryKey: unreadCountOptions().queryKey });
}

/** A new one, or one that has grown, is the first of its lists. */
function putFirst(queryClient: QueryClient, notification: Notification): void {
  for (const group of [null, notification.group]) {
    queryClient.setQueryData<Pages>(
      notificationsOptions(group).queryKey,
      (list) =>
        list && {
          ...list,
          pages: list.pages.map((page, index) => {
            const rest = page.results.filter(({ id }) => id !== notification.id);
            return { ...page, results: index === 0 ? [notification, ...rest] : rest };
          }),
        },
    );
  }
}
