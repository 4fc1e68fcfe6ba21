import { screen, within } from '@testing-library/react';
import { keptCaches } from '@tests/kept-caches';
import { renderApp } from '@tests/render';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Listing, listingOptions } from '@/features/listings/api';
import { listingMock } from '@/features/listings/listings.mock';
import { KEPT_AT, READ_KEPT_MS, READS_CACHE } from '@/shared/lib/kept-reads';
import { OfflinePage } from './offline-page';

const id = (last: string) => `01a206ef-d5c6-7e52-9d96-5055cc2d3d4${last}`;
const listing = (last: string, title: string) => listingMock({ id: id(last), title }) as Listing;

async function keep(seen: Listing, at: number): Promise<void> {
  const cache = await caches.open(READS_CACHE);
  const answer = Response.json(seen, { headers: { [KEPT_AT]: new Date(at).toISOString() } });
  await cache.put(`/api/v1/listings/${seen.id}/`, answer);
}

const rows = async () =>
  within(await screen.findByRole('list'))
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')]);

beforeEach(() => vi.stubGlobal('caches', keptCaches()));

test('it shows what was seen last, the latest first, and nothing that is too old', async () => {
  const now = Date.now();
  await keep(listing('1', 'First'), now - 60_000);
  await keep(listing('2', 'Second'), now - 30_000);
  await keep(listing('3', 'Long ago'), now - READ_KEPT_MS - 60_000);
  const cache = await caches.open(READS_CACHE);
  await cache.put('/api/v1/listings/?game=pubg-mobile', Response.json({ results: [] }));
  renderApp(<OfflinePage />, { at: '/wallet' });

  expect(await rows()).toEqual([
    ['Second', `/listings/${id('2')}`],
    ['First', `/listings/${id('1')}`],
  ]);
  expect(screen.getByText(/Buying, messages and the wallet wait/)).toBeVisible();
});

test('what this page remembers itself is there too, each listing once', async () => {
  await keep(listing('1', 'Kept'), Date.now() - 60_000);
  const { queryClient, rerender } = renderApp(<p>a page</p>, { at: '/wallet' });
  queryClient.setQueryData(listingOptions(id('1')).queryKey, listing('1', 'In memory'));
  rerender(<OfflinePage />);

  expect(await rows()).toEqual([['In memory', `/listings/${id('1')}`]]);
});

test('whoever has seen nothing yet is told what is safe', async () => {
  vi.stubGlobal('caches', undefined);
  renderApp(<OfflinePage />, { at: '/wallet' });
  expect(await screen.findByRole('heading', { name: 'No connection' })).toBeVisible();
  expect(screen.queryByRole('list')).not.toBeInTheDocument();
});
