import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Game, GameAttribute } from '@/features/games/api';
import type { Listing } from '@/features/listings/api';
import { readCompared, writeCompared } from '@/features/listings/compared';
import { listingMock } from '@/features/listings/listings.mock';
import { session } from '@/shared/api/session';
import { ComparePage } from './compare-page';

const [A, B, C, D] = [1, 2, 3, 4].map((number) => `01a206ef-d5c6-7e52-9d96-5055cc2d3d4${number}`) as [
  string,
  string,
  string,
  string,
];
const label = (en: string) => ({ uz: en, ru: en, en });
const attribute = (key: string, name: string) =>
  ({ key, type: 'int', label: label(name), choices: null, is_primary: true }) as unknown as GameAttribute;
const GAMES: Record<string, GameAttribute[]> = {
  'pubg-mobile': [attribute('level', 'Level'), attribute('skins', 'Skins')],
  roblox: [attribute('level', 'Level'), attribute('robux', 'Robux')],
};

function listing(given: Partial<Listing>): Listing {
  return {
    ...listingMock(given),
    attributes: {},
    delivery_sla_minutes: 60,
    accepts_offers: true,
    ...given,
  } as Listing;
}

const LISTINGS: Record<string, Listing> = {
  [A]: listing({ id: A, title: 'First account', price: 100_000, attributes: { level: 10, skins: 7 } }),
  [B]: listing({ id: B, title: 'Second account', price: 200_000, attributes: { level: 10, skins: 9 } }),
  [C]: listing({
    id: C,
    title: 'Another game',
    game: { slug: 'roblox', name: 'Roblox' },
    attributes: { level: 10, robux: 500 },
  }),
};

const open = (at: string) => renderApp(<ComparePage />, { at, path: '/compare' });
const row = (name: string) =>
  screen.getByRole('rowheader', { name: new RegExp(`^${name}(\\s*differs)?$`) }).closest('tr');
const address = () => screen.getByTestId('address').textContent;

beforeEach(() => {
  writeCompared([]);
  session.startAsGuest();
  server.use(
    http.get(api('/listings/:id/'), ({ params }) => {
      const found = LISTINGS[String(params.id)];
      return found
        ? HttpResponse.json(found)
        : HttpResponse.json({ code: 'listing.not_found', title: 'Gone', status: 404 }, { status: 404 });
    }),
    http.get(api('/games/:slug/'), ({ params }) => {
      const slug = String(params.slug);
      return HttpResponse.json({ slug, name: slug, attributes: GAMES[slug] } as unknown as Game);
    }),
  );
});

describe('the comparison', () => {
  test('shows facts side by side and marks those that differ', async () => {
    open(`/compare?ids=${A},${B}`);

    await screen.findByRole('link', { name: 'Second account' });
    await waitFor(() => expect(row('Skins')).toHaveAttribute('data-differs', 'true'));
    expect(row('Price')).toHaveAttribute('data-differs', 'true');
    expect(row('Level')).toHaveAttribute('data-differs', 'false');
    expect(within(row('Skins') as HTMLElement).getByText('differs')).toBeInTheDocument();
    expect(screen.queryByText(/of different games/)).toBeNull();
  });

  test('only the differences stay when one asks for them, after a reload too', async () => {
    const { user } = open(`/compare?ids=${A},${B}`);
    await screen.findByRole('rowheader', { name: /^Level/ });

    await user.click(screen.getByRole('switch', { name: 'Only differences' }));

    expect(screen.queryByRole('rowheader', { name: /^Level/ })).toBeNull();
    expect(row('Skins')).not.toBeNull();
    expect(address()).toContain('only=1');
  });

  test('different games are allowed and said; what one game lacks is not said', async () => {
    open(`/compare?ids=${A},${C}`);

    expect(await screen.findByText(/These accounts are of different games/)).toBeInTheDocument();
    const robux = within((await waitFor(() => row('Robux'))) as HTMLElement);
    expect(robux.getByText('Not said')).toBeInTheDocument();
    expect(robux.getByText('500')).toBeInTheDocument();
    expect(row('Level')).toHaveAttribute('data-differs', 'false');
  });

  test('a listing that is gone keeps its place until it is taken out', async () => {
    const { user } = open(`/compare?ids=${A},${D}`);

    expect(await screen.findByText('This account is not shown any more')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Take out of the comparison: Account' }));

    expect(address()).toBe(`/compare?ids=${A}`);
    expect(readCompared()).toEqual([A]);
  });

  test('without ids in the address those of this browser are shown', async () => {
    writeCompared([A, B]);
    open('/compare');

    expect(await screen.findByRole('link', { name: 'First account' })).toBeInTheDocument();
    expect(address()).toBe(`/compare?ids=${encodeURIComponent(`${A},${B}`)}`);
  });

  test("somebody's link takes nothing away from one's own", async () => {
    writeCompared([C]);
    open(`/compare?ids=${A},${B}`);

    await screen.findByRole('link', { name: 'First account' });
    expect(readCompared()).toEqual([C]);
  });

  test('nonsense in the address is an empty comparison with a next step', () => {
    open('/compare?ids=x,1%20OR%201=1,%3Cscript%3E');

    expect(screen.getByRole('heading', { name: 'Nothing to compare yet' })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the catalog' })).toBeInTheDocument();
  });

  test('one more is found by typing and added', async () => {
    server.use(
      http.get(api('/search/suggest/'), () =>
        HttpResponse.json({
          results: [
            { kind: 'game', text: 'PUBG', path: '/games/pubg-mobile' },
            { kind: 'listing', text: 'First account', path: `/listings/${A}`, price: 100_000, note: 'PUBG' },
            { kind: 'listing', text: 'Second account', path: `/listings/${B}`, price: 200_000, note: 'PUBG' },
          ],
        }),
      ),
    );
    const { user } = open(`/compare?ids=${A}`);
    await user.click(await screen.findByRole('button', { name: 'Add an account' }));
    await user.type(await screen.findByRole('combobox', { name: 'Search for an account to add' }), 'account');

    await user.click(await screen.findByRole('option', { name: /Second account/ }));

    expect(await screen.findByRole('link', { name: 'Second account' })).toBeInTheDocument();
    expect(readCompared()).toEqual([A, B]);
  });
});
