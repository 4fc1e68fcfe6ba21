import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import { FavoriteButton } from './favorite-button';

const heart = <FavoriteButton listingId="1" title="Ace account" />;
const answer = { access: 'token', expires_in: 900, user: { id: 'u1' } } as SessionAnswer;

afterEach(() => session.end());

test('a guest is led to sign-in and back', async () => {
  session.startAsGuest();
  const { user } = renderApp(heart, { at: '/catalog?game=roblox', path: '/catalog' });

  await user.click(screen.getByRole('button', { name: 'Add to favorites: Ace account' }));

  expect(screen.getByTestId('address')).toHaveTextContent('/login?next=%2Fcatalog%3Fgame%3Droblox');
});

test('the heart is filled at once and emptied again when the server refuses', async () => {
  session.establish(answer);
  const refusals: (() => void)[] = [];
  server.use(
    http.get(api('/profile/favorites/ids/'), () => HttpResponse.json({ ids: [] })),
    http.post(api('/listings/1/favorite/'), async () => {
      await new Promise<void>((resolve) => refusals.push(resolve));
      return HttpResponse.json({ code: 'listing.not_active', title: 'Gone', status: 409 }, { status: 409 });
    }),
  );
  const { user, queryClient } = renderApp(heart);
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));

  await user.click(screen.getByRole('button', { name: 'Add to favorites: Ace account' }));
  const filled = await screen.findByRole('button', { name: 'Remove from favorites: Ace account' });
  expect(filled).toHaveAttribute('aria-pressed', 'true');

  for (const refuse of refusals) refuse();
  expect(await screen.findByRole('button', { name: 'Add to favorites: Ace account' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
