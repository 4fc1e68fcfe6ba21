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

export type Notification = Schema<'NotificationOut'>;
export type NotificationGroup = Notification['group'];
export type Preferences = Schema<'PreferencesOut'>;
export type Channel = Schema<'PreferenceOut'>['available'][number];

type Pages = InfiniteData<ListPage<Notification>>;

const PATH = '/api/v1/profile/notifications/';

/** The signed-in person's notifications, newest first: all, or those of one group. */
export const notificationsOptions = (group: NotificationGroup | null) =>
  listOptions<Notification>(['notifications', 'list', group ?? 'all'], PATH, { group });

/** The signed-in person's notifications, page by page. */
export function useNotifications(group: NotificationGroup | null = null) {
  const status = useSessionStatus();
  return useInfiniteQuery({ ...notificationsOptions(group), enabled: status === 'signed-in' });
}

/** How many notifications are unread. */
export const unreadCountOptions = () =>
  queryOptions({
    queryKey: ['notifications', 'unread'],
    queryFn: async ({ signal }) =>
      (await send<Schema<'UnreadCountOut'>>(`${PATH}unread-count/`, { signal })).unread_count,
    staleTime: 60_000,
    meta: { isPolled: true },
  });

/** How many notifications are unread; the shop's own socket keeps it up to date. */
export function useUnreadCount() {
  const status = useSessionStatus();
  return useQuery({ ...unreadCountOptions(), enabled: status === 'signed-in' });
}

/** Mark one notification read: shown at once, taken back when the server refuses. */
export function useMarkNotificationRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send<Schema<'UnreadCountOut'>>(`${PATH}${id}/read/`, { method: 'POST' }),
    onMutate: (id) => showRead(queryClient, ({ id: one }) => one === id),
    onError: (_error, _id, before) => before?.restore(),
    onSuccess: ({ unread_count }) => queryClient.setQueryData(unreadCountOptions().queryKey, unread_count),
    meta: { isErrorToasted: true },
  });
}

/** Mark all read, or those of one group: shown at once, taken back when the server refuses. */
export function useMarkAllRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (group: NotificationGroup | null) =>
      send<Schema<'UnreadCountOut'>>(`${PATH}read-all/`, { method: 'POST', body: { group } }),
    onMutate: (group) => showRead(queryClient, (one) => group === null || one.group === group),
    onError: (_error, _group, before) => before?.restore(),
    onSuccess: ({ unread_count }) => queryClient.setQueryData(unreadCountOptions().queryKey, unread_count),
    meta: { isErrorToasted: true },
  });
}

/** How the signed-in person wants to be told. */
export const preferencesOptions = () =>
  queryOptions({
    queryKey: ['notifications', 'preferences'],
    queryFn: ({ signal }) => send<Preferences>(`${PATH}preferences/`, { signal }),
    staleTime: 5 * 60_000,
  });

/** How the signed-in person wants to be told. */
export function usePreferences() {
  const status = useSessionStatus();
  return useQuery({ ...preferencesOptions(), enabled: status === 'signed-in' });
}

/** Change how one wants to be told: shown at once, taken back when the server refuses. */
export function useUpdatePreferences() {
  const queryClient = useQueryClient();
  const { queryKey } = preferencesOptions();
  return useMutation({
    mutationFn: (changes: Partial<Schema<'PreferencesIn'>>) =>
      send<Preferences>(`${PATH}preferences/`, { method: 'PUT', body: changes }),
    // Switches pressed one after the other end as the last one says.
    scope: { id: 'notifications.preferences' },
    onMutate: async (changes) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      if (before) queryClient.setQueryData(queryKey, withChanges(before, changes));
      return before;
    },
    onError: (_error, _changes, before) => {
      if (before) queryClient.setQueryData(queryKey, before);
    },
    onSuccess: (preferences) => queryClient.setQueryData(queryKey, preferences),
    meta: { isErrorToasted: true },
  });
}

/** Show some notifications as read wherever they are; the answer can take it back. */
export function showRead(queryClient: QueryClient, isMeant: (one: Notification) => boolean) {
  const lists = queryClient.getQueriesData<Pages>({ queryKey: ['notifications', 'list'] });
  const countKey = unreadCountOptions().queryKey;
  const count = queryClient.getQueryData(countKey);
  const turned = new Set<string>();
  for (const [queryKey, list] of lists) {
    if (!list) continue;
    const change = (one: Notification) => {
      if (one.is_read || !isMeant(one)) return one;
      turned.add(one.id);
      return { ...one, is_read: true };
    };
    const pages = list.pages.map((page) => ({ ...page, results: page.results.map(change) }));
    queryClient.setQueryData(queryKey, { ...list, pages });
  }
  queryClient.setQueryData(countKey, (known) => known && Math.max(0, known - turned.size));
  return {
    restore: () => {
      for (const [queryKey, list] of lists) queryClient.setQueryData(queryKey, list);
      queryClient.setQueryData(countKey, count);
    },
  };
}

function withChanges(known: Preferences, changes: Partial<Schema<'PreferencesIn'>>): Preferences {
  return {
    sound: changes.sound ?? known.sound,
    vibration: changes.vibration ?? known.vibration,
    preferences: known.preferences.map((one) => {
      const change = changes.preferences?.find(({ group }) => group === one.group);
      return change ? { ...one, channels: { ...one.channels, ...change.channels } } : one;
    }),
  };
}
