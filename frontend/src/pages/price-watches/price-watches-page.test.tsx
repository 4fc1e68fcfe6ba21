import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import type { WatchedListing } from '@/features/watching/api';
import { percentCheaper } from '@/features/watching/prices';
import { type SessionAnswer, session } from '@/shared/api/session';
import { PriceWatchesPage } from './price-watches-page';

const answer = { access: 'token', expires_in: 900, user: { id: 'u1' } } as SessionAnswer;
let listings: WatchedListing[];

const watchedMock = (given: Partial<WatchedListing>): WatchedListing => ({
  ...listingMock(given),
  watch_id: `w${given.id}`,
  price_at_watch: 1_000_000,
  watched_at: '2026-11-20T10:00:00Z',
  ...given,
});

beforeEach(() => {
  listings = [
    watchedMock({ id: '1', title: 'Cheaper account', price: 750_000 }),
    watchedMock({ id: '2', title: 'Dearer account', price: 1_200_000 }),
    watchedMock({ id: '3', title: 'Steady account', price: 1_000_000 }),
  ];
  session.establish(answer);
  server.use(
    http.get(api('/profile/price-watches/'), () =>
      HttpResponse.json({ results: listings, next: null, previous: null }),
    ),
    http.get(api('/profile/price-watches/ids/'), () =>
      HttpResponse.json({ ids: listings.map(({ id }) => id) }),
    ),
  );
});
afterEach(() => session.end());

test('cards say what the price was and how much cheaper it is', async () => {
  renderApp(<PriceWatchesPage />);

  const cards = (await screen.findAllByRole('listitem')).map((card) => card.textContent);
  expect(cards[0]).toContain('25% cheaper');
  expect(cards[1]).toContain('Costs more now');
  expect(cards[2]).toContain('The same price');
});

test('a card goes at once and comes back when the server refuses', async () => {
  const refusals: (() => void)[] = [];
  server.use(
    http.delete(api('/listings/1/price-watch/'), async () => {
      await new Promise<void>((resolve) => refusals.push(resolve));
      return HttpResponse.json({ code: 'server.error', title: 'Broken', status: 400 }, { status: 400 });
    }),
  );
  const { user } = renderApp(<PriceWatchesPage />);

  await user.click(await screen.findByRole('button', { name: 'Stop watching the price: Cheaper account' }));
  await waitFor(() => expect(screen.queryByText('Cheaper account')).not.toBeInTheDocument());
  await waitFor(() => expect(refusals).toHaveLength(1));

  for (const refuse of refusals) refuse();
  expect(await screen.findByText('Cheaper account')).toBeVisible();
});

test('without any it says how to begin', async () => {
  listings = [];
  renderApp(<PriceWatchesPage />);

  expect(await screen.findByRole('heading', { name: 'You watch no prices yet' })).toBeVisible();
});

test.each([
  [1_000_000, 750_000, 25],
  [1_000_000, 999_999, 0],
  [300_000, 200_000, 33],
  [1_000, 1_200, 0],
])('%d then, %d now: %d%% cheaper', (then, now, percent) => {
  expect(percentCheaper(then, now)).toBe(percent);
});
