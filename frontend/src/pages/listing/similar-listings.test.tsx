import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { listingMock } from '@/features/listings/listings.mock';
import { session } from '@/shared/api/session';
import { SimilarListings } from './similar-listings';

test('what fails here is told here, with a way to try again; then they are shown', async () => {
  session.startAsGuest();
  let isBroken = true;
  server.use(
    http.get(api('/listings/1/similar/'), () =>
      isBroken
        ? HttpResponse.json({ code: 'server.error', title: 'No', status: 500 }, { status: 500 })
        : HttpResponse.json({ results: [listingMock({ title: 'Another account' })] }),
    ),
  );
  const { user } = renderApp(<SimilarListings listingId="1" />);
  expect(await screen.findByRole('heading', { name: 'Server error' })).toBeVisible();
  isBroken = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Another account')).toBeVisible();
});

test('where there are none the place is empty', async () => {
  session.startAsGuest();
  server.use(http.get(api('/listings/1/similar/'), () => HttpResponse.json({ results: [] })));
  renderApp(<SimilarListings listingId="1" />);
  await waitFor(() => expect(screen.queryByRole('heading')).toBeNull());
});
