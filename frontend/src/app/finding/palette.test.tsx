import { act, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import { readSearches, rememberSearch } from '@/features/listings/recent-searches';
import { forgetViewed, rememberViewed } from '@/features/listings/viewed';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { PALETTE_EVENT } from '@/shared/lib/palette-event';
import { Palette } from './palette';
import { PalettePlace } from './palette-place';

const NAME = 'Accounts, games, sellers, pages…';
const seen = listingMock();
const nothing = { listing_count: null, price: null, image: null, note: '' };
const FINDS = [
  { ...nothing, kind: 'game', text: 'PUBG Mobile', path: '/games/pubg-mobile', listing_count: 7 },
  {
    ...nothing,
    kind: 'listing',
    text: 'Ace account',
    path: '/listings/1',
    price: 100_000,
    note: 'PUBG Mobile',
  },
  { ...nothing, kind: 'seller', text: 'Pubgchi', path: '/users/pubgchi', listing_count: 2, note: '@pubgchi' },
];

function Place() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <Palette isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

async function open() {
  const view = renderApp(<Place />);
  await view.user.click(screen.getByRole('button', { name: 'open' }));
  return { ...view, field: screen.getByRole('combobox', { name: NAME }) };
}

const address = () => decodeURIComponent(screen.getByTestId('address').textContent ?? '');
const options = () => screen.getAllByRole('option');

beforeEach(() => {
  localStorage.clear();
  forgetViewed();
  session.end();
  server.use(
    http.get(api('/search/suggest/'), () => HttpResponse.json({ results: FINDS })),
    http.get(api('/listings/by-ids/'), () => HttpResponse.json({ results: [seen] })),
  );
});

describe('the palette', () => {
  test('opens with the focus in its field, and Esc gives it back', async () => {
    const { user, field } = await open();
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('aria-controls', screen.getByRole('listbox').id);

    await user.click(screen.getByRole('button', { name: 'Esc' }));

    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByRole('button', { name: 'open' })).toHaveFocus();
  });

  test('first comes the search in the catalog, then games, accounts, sellers', async () => {
    const { user, field } = await open();
    await user.type(field, 'pubg');

    await screen.findByRole('option', { name: /Ace account/ });
    expect(options().map((option) => option.textContent)).toEqual([
      'Search for “pubg” in the catalog',
      expect.stringContaining('PUBG Mobile7 listings'),
      expect.stringContaining('Ace account'),
      expect.stringContaining('Pubgchi@pubgchi · 2 listings'),
    ]);
    expect(await screen.findByText('4 results')).toBeInTheDocument();
    const sellers = within(screen.getByRole('group', { name: 'Sellers' }));
    expect(sellers.getAllByRole('option')).toHaveLength(1);
  });

  test('the arrows walk around the list, the field names the row, Enter opens it', async () => {
    const { user, field } = await open();
    await user.type(field, 'pubg');
    await screen.findByRole('option', { name: /Ace account/ });

    await user.keyboard('{ArrowUp}');
    expect(options().at(-1)).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    const listing = screen.getByRole('option', { name: /Ace account/ });
    expect(field).toHaveAttribute('aria-activedescendant', listing.id);
    await user.keyboard('{Enter}');

    expect(address()).toBe('/listings/1');
  });

  test('Enter at once searches the catalog, and the search is remembered', async () => {
    const { user, field } = await open();
    await user.type(field, 'x-suit{Enter}');

    expect(address()).toBe('/catalog?search=x-suit');
    expect(readSearches()).toEqual(['x-suit']);
  });

  test('earlier requests are given up, and only settled words are asked for', async () => {
    const asked: string[] = [];
    const aborted: string[] = [];
    server.use(
      http.get(api('/search/suggest/'), async ({ request }) => {
        const text = new URL(request.url).searchParams.get('q') ?? '';
        asked.push(text);
        request.signal.addEventListener('abort', () => aborted.push(text));
        if (text === 'pub') await new Promise(() => undefined);
        return HttpResponse.json({ results: FINDS });
      }),
    );
    const { user, field } = await open();

    await user.type(field, 'pub');
    await waitFor(() => expect(asked.at(-1)).toBe('pub'));
    await user.type(field, 'g m');

    await screen.findByRole('option', { name: /Ace account/ });
    expect(asked.at(-1)).toBe('pubg m');
    await waitFor(() => expect(aborted).toContain('pub'));
  });

  test('old finds are dimmed until the new ones are there', async () => {
    const { user, field } = await open();
    await user.type(field, 'pubg');
    await screen.findByRole('option', { name: /Ace account/ });
    await waitFor(() => expect(screen.getByRole('listbox')).toHaveAttribute('aria-busy', 'false'));

    await user.type(field, 'x');

    expect(screen.getByRole('listbox')).toHaveAttribute('aria-busy', 'true');
    expect(screen.getByRole('option', { name: /Ace account/ })).toBeInTheDocument();
  });

  test('a failure is told with a way to try again; the catalog can still be searched', async () => {
    let isDown = true;
    server.use(
      http.get(api('/search/suggest/'), () =>
        isDown ? new HttpResponse(null, { status: 500 }) : HttpResponse.json({ results: FINDS }),
      ),
    );
    const { user, field } = await open();
    await user.type(field, 'pubg');

    const alert = await screen.findByRole('alert');
    expect(screen.getByRole('option', { name: /in the catalog/ })).toBeInTheDocument();
    isDown = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));

    expect(await screen.findByRole('option', { name: /Ace account/ })).toBeInTheDocument();
  });

  test('guests go to pages of guests, members to their own', async () => {
    const { user, field, unmount } = await open();
    expect(screen.getByRole('option', { name: 'Sign in' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'Wallet' })).toBeNull();
    await user.type(field, 'how wo');
    expect(screen.getByRole('option', { name: 'How it works' })).toBeInTheDocument();
    unmount();

    const me = { id: '1', username: 'aziz', is_staff: false } as Schema<'MeOut'>;
    server.use(http.get(api('/auth/me/'), () => HttpResponse.json(me)));
    session.establish({ access: 'token', expires_in: 900, user: me });
    await open();

    expect(await screen.findByRole('option', { name: 'Wallet' })).toBeInTheDocument();
    expect(screen.queryByRole('option', { name: 'Sign in' })).toBeNull();
    expect(screen.queryByRole('option', { name: 'Admin panel' })).toBeNull();
  });

  test('with nothing typed there is the past, until it is cleared', async () => {
    rememberSearch('royale pass');
    rememberViewed(seen.id);
    const { user } = await open();

    expect(await screen.findByRole('option', { name: /Ace account with two X-Suits/ })).toBeInTheDocument();
    expect(screen.getByRole('option', { name: 'royale pass' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Clear what you searched for and looked at' }));

    expect(screen.queryByRole('option', { name: /X-Suits/ })).toBeNull();
    expect(screen.queryByRole('option', { name: 'royale pass' })).toBeNull();
    expect(readSearches()).toEqual([]);
  });
});

describe('the place of the palette', () => {
  test('Ctrl+K opens it from within a field', async () => {
    const { user } = renderApp(
      <>
        <input aria-label="A field" />
        <PalettePlace />
      </>,
    );
    await user.click(screen.getByRole('textbox', { name: 'A field' }));

    await user.keyboard('{Control>}k{/Control}');

    expect(await screen.findByRole('combobox', { name: NAME })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Esc' }));
    expect(screen.getByRole('textbox', { name: 'A field' })).toHaveFocus();
  });

  test('so does whatever asks for it', async () => {
    renderApp(<PalettePlace />);

    act(() => void dispatchEvent(new Event(PALETTE_EVENT)));

    expect(await screen.findByRole('combobox', { name: NAME })).toHaveFocus();
  });
});
