import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import { PriceWatchButton } from './price-watch-button';

const bell = <PriceWatchButton listingId="1" title="Ace account" />;
const answer = { access: 'token', expires_in: 900, user: { id: 'u1' } } as SessionAnswer;
let watched: string[];

beforeEach(() => {
  watched = [];
  sessionStorage.clear();
  server.use(
    http.get(api('/profile/price-watches/ids/'), () => HttpResponse.json({ ids: watched })),
    http.put(api('/listings/1/price-watch/'), () => {
      watched = ['1'];
      return HttpResponse.json({ listing_id: '1', is_watched: true, price_at_watch: 300_000 });
    }),
  );
});
afterEach(() => session.end());

test('the bell rings at once and is quiet again when the server refuses', async () => {
  session.establish(answer);
  const refusals: (() => void)[] = [];
  server.use(
    http.put(api('/listings/1/price-watch/'), async () => {
      await new Promise<void>((resolve) => refusals.push(resolve));
      return HttpResponse.json({ code: 'listing.not_active', title: 'Gone', status: 409 }, { status: 409 });
    }),
  );
  const { user, queryClient } = renderApp(bell);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));

  await user.click(screen.getByRole('button', { name: 'Watch the price: Ace account' }));
  const on = await screen.findByRole('button', { name: 'Stop watching the price: Ace account' });
  expect(on).toHaveAttribute('aria-pressed', 'true');

  for (const refuse of refusals) refuse();
  expect(await screen.findByRole('button', { name: 'Watch the price: Ace account' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});

test('it is turned off again', async () => {
  session.establish(answer);
  watched = ['1'];
  let removals = 0;
  server.use(
    http.delete(api('/listings/1/price-watch/'), () => {
      removals += 1;
      return HttpResponse.json({ listing_id: '1', is_watched: false, price_at_watch: null });
    }),
  );
  const { user } = renderApp(bell);

  await user.click(await screen.findByRole('button', { name: 'Stop watching the price: Ace account' }));

  await screen.findByRole('button', { name: 'Watch the price: Ace account' });
  await waitFor(() => expect(removals).toBe(1));
});

test('a guest is led to sign-in, and what they wanted is done when they come back', async () => {
  session.startAsGuest();
  const { user, unmount } = renderApp(bell, { at: '/listings/1', path: '/listings/:id' });
  await user.click(screen.getByRole('button', { name: 'Watch the price: Ace account' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/login?next=%2Flistings%2F1');
  expect(watched).toEqual([]);
  unmount();

  session.establish(answer);
  renderApp(bell, { at: '/listings/1', path: '/listings/:id' });

  await screen.findByRole('button', { name: 'Stop watching the price: Ace account' });
  expect(watched).toEqual(['1']);
});

test('another listing does nothing of what a guest wanted of this one', async () => {
  sessionStorage.setItem('wibestore.watching.intent', 'watch:2');
  session.establish(answer);
  const { queryClient } = renderApp(bell);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));

  expect(queryClient.isMutating()).toBe(0);
  expect(watched).toEqual([]);
});
