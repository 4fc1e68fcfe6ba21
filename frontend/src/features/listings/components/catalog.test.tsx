import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Schema } from '@/shared/api/types';
import { useFilters } from '../hooks/use-filters';
import { facetsMock, listingMock } from '../listings.mock';
import { Catalog } from './catalog';

const label = (text: string) => ({ uz: text, ru: text, en: text });
const RANK: Schema<'AttributeOut'> = {
  key: 'rank',
  type: 'choice',
  label: label('Tier'),
  choices: [
    { value: 'gold', label: label('Gold') },
    { value: 'ace', label: label('Ace') },
  ],
  is_primary: true,
  is_required: true,
  is_filterable: true,
  is_common: false,
};
const GAME: Schema<'GameOut'> = {
  slug: 'pubg-mobile',
  name: 'PUBG Mobile',
  publisher: 'Krafton',
  category: { slug: 'battle-royale', label: label('Battle royale') },
  platforms: ['android'],
  popularity: 1,
  listing_count: 7,
  min_price: 100_000,
  cover_url: '/covers/pubg-mobile.svg',
};

function TestCatalog() {
  return (
    <Catalog
      {...useFilters()}
      heading="All accounts"
      games={[GAME]}
      attributes={[RANK]}
      renderSave={(name) => <output aria-label="Save">{name}</output>}
    />
  );
}

/** What the list was asked for, the latest last. */
let asked: string[];

beforeEach(() => {
  asked = [];
  server.use(
    http.get(api('/listings/facets/'), () =>
      HttpResponse.json(facetsMock({ count: 12_000, is_exact: false })),
    ),
    http.get(api('/listings/'), ({ request }) => {
      const { search, searchParams } = new URL(request.url);
      asked.push(decodeURIComponent(search));
      const results = searchParams.get('attr.rank') === 'gold' ? [] : [listingMock()];
      return HttpResponse.json({ results, next: null, previous: null });
    }),
  );
});

const address = () => decodeURIComponent(screen.getByTestId('address').textContent ?? '');

test('a pressed filter goes into the address and to the server', async () => {
  const { user } = renderApp(<TestCatalog />, { at: '/catalog' });
  await screen.findByRole('link', { name: 'Ace account with two X-Suits' });

  await user.click(await screen.findByRole('switch', { name: /Instant delivery/ }));

  expect(address()).toBe('/catalog?delivery=instant');
  await waitFor(() => expect(asked).toEqual(['', '?delivery=instant']));
});

test('another game drops the attributes of the old one', async () => {
  const { user } = renderApp(<TestCatalog />, {
    at: '/catalog?attr.rank=ace&game=pubg-mobile&ordering=price',
  });

  await user.click(await screen.findByRole('checkbox', { name: /PUBG Mobile/ }));

  expect(address()).toBe('/catalog?ordering=price');
});

test('chips say what is on and take it off; values of one attribute go one by one', async () => {
  const { user } = renderApp(<TestCatalog />, {
    at: '/catalog?attr.rank=gold,ace&game=pubg-mobile&max_price=900000',
  });
  const chips = screen.getByRole('list', { name: 'Active filters' });
  expect(within(chips).getByRole('button', { name: /Remove: up to 900/ })).toBeVisible();

  await user.click(within(chips).getByRole('button', { name: 'Remove: Tier: Gold' }));
  expect(address()).toBe('/catalog?attr.rank=ace&game=pubg-mobile&max_price=900000');

  await user.click(within(chips).getByRole('button', { name: 'Clear all' }));
  expect(address()).toBe('/catalog');
});

test('an empty list offers to drop the last filter or all of them', async () => {
  const { user } = renderApp(<TestCatalog />, { at: '/catalog?attr.rank=gold&game=pubg-mobile' });
  await screen.findByRole('heading', { name: 'Nothing fits these filters' });

  await user.click(screen.getByRole('button', { name: 'Without “Tier: Gold”' }));

  expect(address()).toBe('/catalog?game=pubg-mobile');
  await screen.findByRole('link', { name: 'Ace account with two X-Suits' });
});

test('a price typed backwards is put in order when Enter is pressed', async () => {
  const { user } = renderApp(<TestCatalog />, { at: '/catalog' });

  await user.type(await screen.findByRole('textbox', { name: 'Price: from' }), '900 000');
  await user.type(screen.getByRole('textbox', { name: 'Price: to' }), '200000{Enter}');

  expect(address()).toContain('min_price=200000');
  expect(address()).toContain('max_price=900000');
});

test('a rounded count is marked', async () => {
  renderApp(<TestCatalog />, { at: '/catalog' });

  expect(await screen.findByText(/^≈ 12.000$/)).toBeVisible();
});

test('filters that the server refuses can be cleared', async () => {
  const refusal = { type: 'about:blank', title: 'Bad', status: 400, code: 'validation.failed', errors: [] };
  server.use(http.get(api('/listings/'), () => HttpResponse.json(refusal, { status: 400 }), { once: true }));
  const { user } = renderApp(<TestCatalog />, { at: '/catalog?attr.nonsense=1' });
  await screen.findByRole('heading', { name: 'These filters do not fit together' });

  await user.click(screen.getByRole('button', { name: 'Clear all filters' }));

  expect(address()).toBe('/catalog');
});

test('what is on can be saved under what it is called; without filters there is nothing to save', async () => {
  const { user } = renderApp(<TestCatalog />, { at: '/?search=ace&max_price=500000&ordering=price' });

  expect(screen.getByRole('status', { name: 'Save' })).toHaveTextContent(/^ace, up to 500/);
  await user.click(screen.getByRole('button', { name: 'Clear all' }));

  expect(screen.queryByRole('status', { name: 'Save' })).not.toBeInTheDocument();
});

test('on a phone the facets are not there before their drawer is opened', async () => {
  vi.stubGlobal('matchMedia', (query: string) =>
    Object.assign(new EventTarget(), { matches: query === '(width < 64rem)', media: query }),
  );
  const { user } = renderApp(<TestCatalog />, { at: '/catalog' });
  await screen.findByRole('link', { name: 'Ace account with two X-Suits' });
  expect(screen.queryByRole('switch', { name: /Instant delivery/ })).toBeNull();

  await user.click(screen.getByRole('button', { name: /Filters/ }));

  const drawer = await screen.findByRole('dialog');
  expect(await within(drawer).findByRole('switch', { name: /Instant delivery/ })).toBeVisible();
});
