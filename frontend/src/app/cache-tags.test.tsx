import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import { SHOP_CHANGES } from '@tests/changes-shop';
import { STAFF_CHANGES } from '@tests/changes-staff';
import { knownHooks } from '@tests/known-hooks';
import { server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '@/shared/api/session';

const CHANGES = [...SHOP_CHANGES, ...STAFF_CHANGES];

/** Messages wait in a box of their own, and the socket tells what came of them; that a verdict was read is told in passing. */
const TOLD_APART = ['useRoom', 'useSendMessage', 'useVerdictSeen'];

/** Enough of everything that an answer is read for. */
const ANSWER = {
  id: 'a',
  listing_id: 'l',
  status: 'succeeded',
  order: { id: 'o' },
  results: [],
  version: 2,
  access: 'token',
  csrf_token: 'token',
  expires_in: 900,
  user: { id: 'me' },
};

const known = new Map(knownHooks.map((hook) => [hook.name, hook]));

/** What the page of hooks says of a tag: braces stand for what only the page knows. */
const isSaid = (said: readonly string[], tag: string) =>
  said.some((pattern) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/\{[^}]*\}/g, '[^.]+')}$`).test(tag),
  );

let client: QueryClient;
const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={client}>{children}</QueryClientProvider>
);

beforeEach(() => {
  client = new QueryClient();
  session.startAsGuest();
  // What is handed to the browser as a file goes nowhere here.
  URL.createObjectURL = () => 'blob:file';
  URL.revokeObjectURL = () => undefined;
  server.use(http.all('*/api/v1/*', () => HttpResponse.json(ANSWER)));
});
afterEach(() => session.end());

describe('a change has what it touches asked again', () => {
  test.each(CHANGES.map((each) => [each.name, each] as const))('%s', async (name, { hook, tags }) => {
    const asked = vi.spyOn(client, 'invalidateQueries');
    const { result } = renderHook(hook, { wrapper });
    await result.current?.();

    await waitFor(() =>
      expect(asked.mock.calls.map(([filters]) => filters?.queryKey?.join('.'))).toEqual([...tags]),
    );
    const said = known.get(name)?.invalidated ?? [];
    expect(tags.filter((tag) => !isSaid(said, tag))).toEqual([]);
  });
});

test('every hook that changes something has a row here', () => {
  const changing = knownHooks.filter(({ isChange }) => isChange).map(({ name }) => name);
  expect(changing.toSorted()).toEqual([...CHANGES.map(({ name }) => name), ...TOLD_APART].toSorted());
});

test('the hooks that the shop promises are there, by these names', () => {
  for (const name of [
    'useGames',
    'useGame',
    'useListings',
    'useListing',
    'useCreateListing',
    'useUpdateListing',
    'useDeleteListing',
    'useProfile',
    'useUpdateProfile',
    'useChats',
    'useChat',
    'useSendMessage',
    'useNotifications',
    'useTransactions',
    'useSubscription',
    'useOrders',
    'useOrder',
    'useFavorites',
    'useOffers',
    'useUserReviews',
    'useWallet',
    'useWithdrawals',
    'useCards',
    'useDispute',
    'useMyReports',
    'useSessions',
    'useUser',
  ])
    expect(known.has(name), name).toBe(true);
});
