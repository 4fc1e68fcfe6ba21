import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SessionAnswer, session } from '@/shared/api/session';
import { savedSearchMock } from '../watching.mock';
import { SaveSearch } from './save-search';

const button = <SaveSearch query="game=roblox&max_price=500000" name="Roblox, up to 500 000" />;
const answer = { access: 'token', expires_in: 900, user: { id: 'u1' } } as SessionAnswer;
let sent: unknown[];

beforeEach(() => {
  sent = [];
  sessionStorage.clear();
  server.use(
    http.post(api('/profile/saved-searches/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(savedSearchMock(), { status: 201 });
    }),
  );
});
afterEach(() => session.end());

test('a search is saved under its name, with or without alerts', async () => {
  session.establish(answer);
  const { user } = renderApp(button);

  await user.click(screen.getByRole('button', { name: 'Save this search' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Save this search' }));
  const name = dialog.getByLabelText(/Name/);
  expect(name).toHaveValue('Roblox, up to 500 000');
  await user.clear(name);
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(name).toHaveAccessibleDescription('Give it a name, so that you know it again.');
  expect(sent).toEqual([]);

  await user.type(name, 'For my brother');
  await user.click(dialog.getByRole('switch', { name: /Tell me about new accounts/ }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(sent).toEqual([
    { name: 'For my brother', query: 'game=roblox&max_price=500000', is_alerting: false },
  ]);
  await user.click(await screen.findByRole('button', { name: 'All saved searches' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/saved-searches');
});

test('a refusal is said in the dialog, and what was typed stays', async () => {
  session.establish(answer);
  server.use(
    http.post(api('/profile/saved-searches/'), () =>
      HttpResponse.json({ code: 'saved_search.exists', title: 'Saved', status: 409 }, { status: 409 }),
    ),
  );
  const { user } = renderApp(button);
  await user.click(screen.getByRole('button', { name: 'Save this search' }));
  const dialog = await screen.findByRole('dialog');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));

  expect(
    await within(dialog).findByText('You have saved this search already. It is among your saved searches.'),
  ).toBeVisible();
  expect(within(dialog).getByLabelText(/Name/)).toHaveValue('Roblox, up to 500 000');
});

test('a guest signs in first and finds the question open', async () => {
  session.startAsGuest();
  const { user, unmount } = renderApp(button, { at: '/catalog?game=roblox', path: '/catalog' });
  await user.click(screen.getByRole('button', { name: 'Save this search' }));
  expect(screen.getByTestId('address')).toHaveTextContent('/login?next=%2Fcatalog%3Fgame%3Droblox');
  unmount();

  session.establish(answer);
  renderApp(button, { at: '/catalog?game=roblox', path: '/catalog' });

  expect(await screen.findByRole('dialog', { name: 'Save this search' })).toBeVisible();
  expect(sent).toEqual([]);
});
