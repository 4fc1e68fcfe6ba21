import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { type Listing, listingOptions } from '@/features/listings/api';
import { listingMock } from '@/features/listings/listings.mock';
import { onListingFrame } from '@/features/listings/realtime';
import { offerMock } from '@/features/offers/offers.mock';
import * as offers from '@/features/offers/realtime';
import { orderOptions } from '@/features/orders/api';
import { orderMock } from '@/features/orders/orders.mock';
import * as orders from '@/features/orders/realtime';
import { walletOptions } from '@/features/payments/api';
import * as payments from '@/features/payments/realtime';
import type { ServerFrame } from '@/shared/realtime/frames';

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
});

const frame = (type: ServerFrame['type'], data: unknown) =>
  ({ type, id: 'f', data }) as unknown as ServerFrame;
const listOf = (...results: unknown[]) => ({
  pageParams: [null],
  pages: [{ results, next: null, previous: null }],
});
const rowsOf = (key: readonly unknown[]) =>
  client.getQueryData<ReturnType<typeof listOf>>(key)?.pages.flatMap(({ results }) => results) as
    | { id: string; state: string; version: number }[]
    | undefined;

test('order.changed: a newer snapshot is shown, an older one is too late', () => {
  const { queryKey } = orderOptions(orderMock().id);
  client.setQueryData(queryKey, orderMock({ version: 3 }));
  orders.onUserFrame(
    client,
    frame('order.changed', { order: orderMock({ version: 4, state: 'completed' }) }),
  );
  expect(client.getQueryData(queryKey)?.state).toBe('completed');
  orders.onUserFrame(
    client,
    frame('order.changed', { order: orderMock({ version: 3, state: 'delivered' }) }),
  );
  expect(client.getQueryData(queryKey)?.state).toBe('completed');
});

test('order.changed: the card of a list changes, and leaves a list of other states', () => {
  const card = orderMock({ version: 3 });
  client.setQueryData(['orders', 'purchases', ''], listOf(card));
  client.setQueryData(['orders', 'purchases', 'delivered'], listOf(card));
  client.setQueryData(['orders', 'purchases', 'completed'], listOf());
  client.setQueryData(['orders', 'sales', ''], listOf());
  orders.onUserFrame(
    client,
    frame('order.changed', { order: orderMock({ version: 4, state: 'completed' }) }),
  );
  expect(rowsOf(['orders', 'purchases', ''])).toMatchObject([{ state: 'completed', version: 4 }]);
  expect(rowsOf(['orders', 'purchases', 'delivered'])).toEqual([]);
  const isInvalid = (...key: string[]) => client.getQueryState(['orders', ...key])?.isInvalidated;
  expect(isInvalid('purchases', 'completed')).toBe(true);
  expect(isInvalid('purchases', '')).toBe(false);
  expect(isInvalid('sales', '')).toBe(false);
});

test('wallet.changed: the balances are the new ones', () => {
  client.setQueryData(walletOptions().queryKey, { available: 1 } as never);
  payments.onUserFrame(client, frame('wallet.changed', { wallet: { available: 2 } }));
  expect(client.getQueryData(walletOptions().queryKey)).toEqual({ available: 2 });
});

test('offer.created and offer.changed: into the lists they belong to, never backwards', () => {
  const offer = offerMock({ party: 'seller', state: 'open', version: 1 });
  const key = (state: string) => ['offers', 'list', 'received', state];
  client.setQueryData(key('all'), listOf());
  client.setQueryData(key('open'), listOf());
  client.setQueryData(['offers', 'list', 'sent', 'all'], listOf());
  client.setQueryData(['offers', 'listing', offer.listing.id], { results: [], next: null, previous: null });
  offers.onUserFrame(client, frame('offer.created', { offer, event: 'offer.created' }));
  expect(rowsOf(key('all'))).toHaveLength(1);
  expect(rowsOf(key('open'))).toHaveLength(1);
  expect(rowsOf(['offers', 'list', 'sent', 'all'])).toEqual([]);
  expect(client.getQueryData(['offers', 'listing', offer.listing.id])).toMatchObject({
    results: [{ id: offer.id }],
  });

  const declined = { ...offer, state: 'declined' as const, version: 2 };
  offers.onUserFrame(client, frame('offer.changed', { offer: declined, event: 'offer.declined' }));
  offers.onUserFrame(client, frame('offer.changed', { offer, event: 'offer.created' }));
  expect(rowsOf(key('all'))).toMatchObject([{ state: 'declined' }]);
  expect(rowsOf(key('open'))).toEqual([]);
});

test('listing.changed: the open page has the new price and status, and what changed is told once', () => {
  const listing = { ...listingMock({ price: 100_000 }), status: 'active', version: 5 } as Listing;
  const { queryKey } = listingOptions(listing.id);
  client.setQueryData(queryKey, listing);
  const change = {
    listing_id: listing.id,
    code: listing.code,
    status: 'reserved',
    price: 90_000,
    price_before: 100_000,
    version: 6,
  };
  const news = onListingFrame(client, frame('listing.changed', change));
  expect(news).toEqual({ price: { before: 100_000, now: 90_000 }, status: 'reserved' });
  expect(client.getQueryData(queryKey)).toMatchObject({ price: 90_000, status: 'reserved', version: 6 });
  expect(onListingFrame(client, frame('listing.changed', change))).toBeNull();
});
