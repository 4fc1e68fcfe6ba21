import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { TopSeller } from '@/features/figures/api';
import { listingMock } from '@/features/listings/listings.mock';
import { factsMock } from '@/features/users/users.mock';
import { TopPage } from './top-page';

const ADDRESS = () => screen.getByTestId('address');

function sellerMock(name: string): TopSeller {
  const seller = { ...listingMock().seller, id: name, username: name.toLowerCase(), display_name: name };
  return { seller, facts: factsMock(), active_listing_count: 3, created_at: '2026-01-01T00:00:00Z' };
}

function show({ at = '/top', sellers = [sellerMock('Aziz'), sellerMock('Bek')] } = {}) {
  const asked: string[] = [];
  server.use(
    http.get(api('/games/'), () =>
      HttpResponse.json({ results: [{ slug: 'pubg-mobile', name: 'PUBG Mobile', listing_count: 3 }] }),
    ),
    http.get(api('/sellers/top/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: sellers });
    }),
    http.get(api('/listings/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: [listingMock()], next: null, previous: null });
    }),
    http.get(api('/profile/favorites/ids/'), () => HttpResponse.json({ results: [] })),
  );
  return { asked, ...renderApp(<TopPage />, { at }) };
}

test('the best sellers stand in their order, each with what is known of them', async () => {
  show();

  const rows = await screen.findAllByRole('article');
  expect(rows.map((row) => within(row).getByRole('link').textContent)).toEqual(['Aziz', 'Bek']);
  const [first] = rows as [HTMLElement, ...HTMLElement[]];
  expect(within(first).getByRole('link')).toHaveAttribute('href', '/users/aziz');
  expect(within(first).getByText('94.8%')).toBeVisible();
  expect(within(first).getByText('3 accounts on sale')).toBeVisible();
});

test('a game is kept in the address, with the tab', async () => {
  const { user, asked } = show();
  await screen.findAllByRole('article');
  await screen.findByRole('option', { name: 'PUBG Mobile' });

  await user.selectOptions(screen.getByRole('combobox', { name: 'Game' }), 'pubg-mobile');
  expect(ADDRESS()).toHaveTextContent('/top?game=pubg-mobile');
  await user.click(screen.getByRole('tab', { name: 'Top accounts' }));

  expect(ADDRESS()).toHaveTextContent('/top?game=pubg-mobile&tab=listings');
  expect(await screen.findByText('Ace account with two X-Suits')).toBeVisible();
  expect(asked.at(-1)).toContain('game=pubg-mobile');
  expect(asked.at(-1)).toContain('ordering=-popularity');
});

test('the best accounts come by the order of the address', async () => {
  const { user, asked } = show({ at: '/top?tab=listings&order=rating' });

  await screen.findByText('Ace account with two X-Suits');
  expect(asked.at(-1)).toContain('ordering=-rating');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sort' }), '-popularity');

  expect(ADDRESS()).toHaveTextContent('/top?tab=listings');
});

test('where none of the best sells a game, all games are a step away', async () => {
  const { user } = show({ at: '/top?game=pubg-mobile', sellers: [] });

  await user.click(await screen.findByRole('button', { name: 'Show all games' }));

  expect(ADDRESS()).toHaveTextContent('/top');
  expect(await screen.findByText('Nobody is known well enough yet')).toBeVisible();
});
