import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SavedSearch } from '@/features/watching/api';
import { savedSearchMock } from '@/features/watching/watching.mock';
import { type SessionAnswer, session } from '@/shared/api/session';
import { SavedSearchesPage } from './saved-searches-page';

const answer = { access: 'token', expires_in: 900, user: { id: 'u1' } } as SessionAnswer;
const PATH = '/profile/saved-searches/';
let searches: SavedSearch[];

beforeEach(() => {
  searches = [
    savedSearchMock({ id: 's1', new_count: 3 }),
    savedSearchMock({ id: 's2', name: 'With pictures', query: 'has_images=true&search=ace' }),
  ];
  session.establish(answer);
  server.use(
    http.get(api(PATH), () => HttpResponse.json({ results: searches, next: null, previous: null })),
    http.get(api('/games/'), () => HttpResponse.json({ results: [] })),
    http.get(api('/games/:slug/'), () => HttpResponse.json({ slug: 'pubg-mobile', attributes: [] })),
  );
});
afterEach(() => session.end());

const row = (name: string) => screen.findByRole('listitem', { name });

test('each search shows its filters and how many accounts are new, and opens the catalog', async () => {
  let seen = '';
  server.use(
    http.post(api(`${PATH}:id/seen/`), ({ params }) => {
      seen = String(params.id);
      searches = searches.map((one) => ({ ...one, new_count: 0 }));
      return HttpResponse.json(searches[0]);
    }),
  );
  const { user } = renderApp(<SavedSearchesPage />, { at: '/saved-searches', path: '/saved-searches' });

  const first = within(await row('Aces up to a million'));
  expect(first.getByText('3 new')).toBeVisible();
  expect(within(await row('With pictures')).getByRole('list', { name: 'Filters' })).toHaveTextContent(
    'aceWith pictures',
  );
  await user.click(first.getByRole('link', { name: 'See the new ones' }));

  expect(screen.getByTestId('address')).toHaveTextContent(
    '/catalog?attr.rank=ace&game=pubg-mobile&max_price=1000000',
  );
  await waitFor(() => expect(seen).toBe('s1'));
});

test('alerts go off at once and come on again when the server refuses', async () => {
  const refusals: (() => void)[] = [];
  server.use(
    http.patch(api(`${PATH}s1/`), async () => {
      await new Promise<void>((resolve) => refusals.push(resolve));
      return HttpResponse.json({ code: 'server.error', title: 'Broken', status: 400 }, { status: 400 });
    }),
  );
  const { user } = renderApp(<SavedSearchesPage />);
  const alerts = within(await row('Aces up to a million')).getByRole('switch');

  await user.click(alerts);
  await waitFor(() => expect(alerts).not.toBeChecked());
  await waitFor(() => expect(refusals).toHaveLength(1));

  for (const refuse of refusals) refuse();
  await waitFor(() => expect(alerts).toBeChecked());
});

test('a search is renamed', async () => {
  server.use(
    http.patch(api(`${PATH}s1/`), async ({ request }) => {
      searches = searches.map((one) => (one.id === 's1' ? { ...one, name: 'Aces' } : one));
      expect(await request.json()).toEqual({ name: 'Aces' });
      return HttpResponse.json(searches[0]);
    }),
  );
  const { user } = renderApp(<SavedSearchesPage />);
  await user.click(within(await row('Aces up to a million')).getByRole('button', { name: /^Rename/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename the search' }));
  await user.clear(dialog.getByLabelText(/Name/));
  await user.type(dialog.getByLabelText(/Name/), 'Aces{Enter}');

  expect(await row('Aces')).toBeVisible();
});

test('a deleted search goes at once and can be brought back', async () => {
  const asked: unknown[] = [];
  const [gone] = searches;
  server.use(
    http.delete(api(`${PATH}s1/`), () => {
      asked.push('delete');
      searches = searches.filter(({ id }) => id !== 's1');
      return new HttpResponse(null, { status: 204 });
    }),
    http.post(api(PATH), async ({ request }) => {
      asked.push(await request.json());
      searches = [savedSearchMock({ id: 's3' }), ...searches];
      return HttpResponse.json(searches[0], { status: 201 });
    }),
  );
  const { user } = renderApp(<SavedSearchesPage />);
  await user.click(within(await row('Aces up to a million')).getByRole('button', { name: /^Delete/ }));
  await waitFor(() =>
    expect(screen.queryByRole('listitem', { name: 'Aces up to a million' })).not.toBeInTheDocument(),
  );
  await user.click(await screen.findByRole('button', { name: 'Bring it back' }));

  expect(await row('Aces up to a million')).toBeVisible();
  expect(asked).toEqual(['delete', { name: gone?.name, query: gone?.query, is_alerting: gone?.is_alerting }]);
});

test('without any it says how to get one', async () => {
  searches = [];
  renderApp(<SavedSearchesPage />);

  expect(await screen.findByRole('heading', { name: 'No saved searches yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the catalog' })).toHaveAttribute('href', '/catalog');
});
