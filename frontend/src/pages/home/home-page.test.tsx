import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { facetsMock, listingMock } from '@/features/listings/listings.mock';
import { session } from '@/shared/api/session';
import { HomePage } from './home-page';

const broken = () => HttpResponse.json({ code: 'server.error', title: 'No', status: 500 }, { status: 500 });

test('one part that fails takes nothing else with it, and can be asked for again', async () => {
  session.startAsGuest();
  let areGamesBroken = true;
  server.use(
    http.get(api('/games/'), () => (areGamesBroken ? broken() : HttpResponse.json({ results: [] }))),
    http.get(api('/listings/facets/'), () => HttpResponse.json(facetsMock())),
    http.get(api('/subscriptions/plans/'), broken),
    http.get(api('/listings/'), ({ request }) => {
      const isPopular = new URL(request.url).searchParams.get('ordering') === '-popularity';
      return isPopular
        ? broken()
        : HttpResponse.json({ results: [listingMock({ title: 'The newest' })], next: null, previous: null });
    }),
  );
  const { user } = renderApp(<HomePage />);
  expect(await screen.findByText('The newest')).toBeVisible();
  const games = await screen.findByRole('region', { name: 'Games' });
  expect(await within(games).findByRole('heading', { name: 'Server error' })).toBeVisible();
  const popular = await screen.findByRole('region', { name: 'Looked at most' });
  expect(await within(popular).findByRole('button', { name: 'Try again' })).toBeVisible();

  areGamesBroken = false;
  await user.click(within(games).getByRole('button', { name: 'Try again' }));
  await expect.poll(() => within(games).queryByRole('heading', { name: 'Server error' })).toBeNull();
});
