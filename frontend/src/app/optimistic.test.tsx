import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { favoriteIdsOptions, favoritesOptions, useToggleFavorite } from '@/features/listings/api';
import { listingMock } from '@/features/listings/listings.mock';
import {
  notificationsOptions,
  preferencesOptions,
  unreadCountOptions,
  useMarkAllRead,
  useMarkNotificationRead,
  useUpdatePreferences,
} from '@/features/notifications/api';
import { notificationMock } from '@/features/notifications/notifications.mock';
import { userReviewsOptions, useToggleHelpful } from '@/features/reviews/api';
import { meOptions } from '@/features/users/api';
import { useUpdateProfile } from '@/features/users/profile-api';
import { meMock } from '@/features/users/users.mock';
import { session } from '@/shared/api/session';

let client: QueryClient;
let refuse: () => void;
const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);
const listOf = <Item,>(...results: Item[]) => ({
  pageParams: [null],
  pages: [{ results, next: null, previous: null }],
});

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  session.startAsGuest();
  const held = new Promise<void>((resolve) => (refuse = resolve));
  server.use(
    http.all('*/api/v1/*', async () => {
      await held;
      return HttpResponse.json({ code: 'request.malformed', title: 'No', status: 400 }, { status: 400 });
    }),
  );
});

interface Mutation {
  mutate: (sent: never) => void;
  isError: boolean;
}

/** What is shown before anybody has answered, and what once it was refused. */
async function sendAndRefuse(hook: () => Mutation, sent: unknown, shown: () => unknown) {
  const before = shown();
  const { result } = renderHook(hook, { wrapper });
  act(() => result.current.mutate(sent as never));
  await waitFor(() => expect(shown()).not.toEqual(before));
  const meanwhile = shown();
  refuse();
  await waitFor(() => expect(result.current.isError).toBe(true));
  expect(shown()).toEqual(before);
  return meanwhile;
}

const idsOf = (key: readonly unknown[]) =>
  client
    .getQueryData<ReturnType<typeof listOf<{ id: string }>>>(key)
    ?.pages.flatMap(({ results }) => results.map(({ id }) => id));

test('a listing leaves the favorites at once and is back in its place when that is refused', async () => {
  client.setQueryData(favoriteIdsOptions().queryKey, { ids: ['b', 'a'] });
  client.setQueryData(
    favoritesOptions().queryKey,
    listOf(listingMock({ id: 'b' }), listingMock({ id: 'a' })),
  );
  const shown = () => ({
    ids: client.getQueryData(favoriteIdsOptions().queryKey)?.ids,
    list: idsOf(favoritesOptions().queryKey),
  });
  const meanwhile = await sendAndRefuse(() => useToggleFavorite('b'), false, shown);
  expect(meanwhile).toEqual({ ids: ['a'], list: ['a'] });
});

const unread = () => ({
  count: client.getQueryData(unreadCountOptions().queryKey),
  read: client
    .getQueryData(notificationsOptions(null).queryKey)
    ?.pages.flatMap(({ results }) => results.filter(({ is_read }) => is_read).map(({ id }) => id)),
});

test.each([
  ['one notification', () => useMarkNotificationRead(), '1', { count: 1, read: ['1'] }],
  ['all of them', () => useMarkAllRead(), null, { count: 0, read: ['1', '2'] }],
] as const)(
  '%s is read at once and unread again when that is refused',
  async (_what, hook, sent, expected) => {
    client.setQueryData(unreadCountOptions().queryKey, 2);
    client.setQueryData(
      notificationsOptions(null).queryKey,
      listOf(notificationMock('1'), notificationMock('2')),
    );
    expect(await sendAndRefuse(hook, sent, unread)).toEqual(expected);
  },
);

test('how one is told changes at once and back when that is refused', async () => {
  const { queryKey } = preferencesOptions();
  client.setQueryData(queryKey, { sound: true, vibration: true, preferences: [] });
  const shown = () => client.getQueryData(queryKey)?.sound;
  expect(await sendAndRefuse(() => useUpdatePreferences(), { sound: false }, shown)).toBe(false);
});

test('one’s profile changes at once and back when that is refused', async () => {
  const { queryKey } = meOptions();
  client.setQueryData(queryKey, meMock({ display_name: 'Aziz' }));
  const shown = () => client.getQueryData(queryKey)?.display_name;
  expect(await sendAndRefuse(() => useUpdateProfile(), { display_name: 'Aziza' }, shown)).toBe('Aziza');
});

test('a review is helpful at once and no longer when that is refused', async () => {
  const { queryKey } = userReviewsOptions('nodir');
  client.setQueryData(queryKey, listOf({ id: 'r', helpful_count: 3 }) as never);
  const shown = () =>
    client.getQueryData(queryKey)?.pages.flatMap(({ results }) => results.map((one) => one.helpful_count));
  expect(await sendAndRefuse(() => useToggleHelpful('r'), true, shown)).toEqual([4]);
});
