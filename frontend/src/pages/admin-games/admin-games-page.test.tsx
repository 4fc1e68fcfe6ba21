import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { adminGameMock, gameRowMock } from '@/features/games/games.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminGamesPage } from './admin-games-page';

function open(at = '/admin/games') {
  const sent: unknown[] = [];
  const { id: _, ...pubg } = gameRowMock();
  const dota = { ...pubg, slug: 'dota-2', name: 'Dota 2', aliases: ['дота'], is_active: false };
  server.use(
    http.get(api('/admin/games/'), () => HttpResponse.json({ results: [pubg, dota] })),
    http.post(api('/admin/games/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json(adminGameMock({ slug: 'new-game' }), { status: 201 });
    }),
    http.post(api('/admin/games-order/'), async ({ request }) => {
      sent.push(await request.json());
      return HttpResponse.json({ results: [dota, pubg] });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'admin' }}>
      <AdminGamesPage />
    </StaffContext>,
    { at, path: '/admin/games' },
  );
  return { ...view, sent };
}

describe('AdminGamesPage', () => {
  test('shows every game, also one in which nothing new is sold', async () => {
    open();

    const row = within(await screen.findByRole('row', { name: /Dota 2/ }));
    expect(row.getByText('Nothing new is taken')).toBeVisible();
    expect(row.getByRole('link', { name: /Dota 2/ })).toHaveAttribute('href', '/admin/games/dota-2');
    expect(screen.getByRole('row', { name: /PUBG Mobile/ })).toBeVisible();
  });

  test('finds by another name', async () => {
    open('/admin/games?search=%D0%B4%D0%BE%D1%82%D0%B0');

    expect(await screen.findByRole('row', { name: /Dota 2/ })).toBeVisible();
    expect(screen.queryByRole('row', { name: /PUBG Mobile/ })).toBeNull();
  });

  test('puts the games in another order, by buttons and by the mouse', async () => {
    const { user, sent } = open('/admin/games?open=order');
    const panel = within(await screen.findByRole('dialog', { name: 'The order of the games' }));
    const names = () => panel.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(names()).toEqual(['1PUBG Mobile', '2Dota 2']);
    expect(panel.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(panel.getByRole('button', { name: 'Move down: PUBG Mobile' }));
    expect(names()).toEqual(['1Dota 2', '2PUBG Mobile']);

    const lines = panel.getAllByRole('listitem');
    fireEvent.dragStart(lines[1]?.querySelector('[draggable]') as Element, {
      dataTransfer: { setData: () => {} },
    });
    fireEvent.dragOver(lines[0] as Element);
    fireEvent.drop(lines[0] as Element);
    expect(names()).toEqual(['1PUBG Mobile', '2Dota 2']);
    await user.click(panel.getByRole('button', { name: 'To the top: Dota 2' }));
    await user.type(panel.getByLabelText(/^Why/), 'Many people ask for it');
    await user.click(panel.getByRole('button', { name: 'Save' }));

    expect(await screen.findByText('The catalog has its new order.')).toBeVisible();
    expect(sent).toEqual([{ slugs: ['dota-2', 'pubg-mobile'], reason: 'Many people ask for it' }]);
  });

  test('a new game needs an address, a kind and a platform; then its own page opens', async () => {
    const { user, sent } = open('/admin/games?open=new');
    const panel = within(await screen.findByRole('dialog', { name: 'A new game' }));
    await panel.findByRole('option', { name: 'Shooter' });
    await user.type(panel.getByLabelText(/^Address/), 'New Game');
    await user.type(panel.getByLabelText(/^Why/), 'Many people ask for it');
    await user.click(panel.getByRole('button', { name: 'Add the game' }));
    expect(panel.getAllByText('This is needed.')).toHaveLength(3);
    expect(sent).toEqual([]);

    await user.clear(panel.getByLabelText(/^Address/));
    await user.type(panel.getByLabelText(/^Address/), 'new-game');
    await user.type(panel.getByLabelText(/^Name/), 'New Game');
    await user.selectOptions(panel.getByLabelText(/^Category/), 'shooter');
    await user.click(panel.getByRole('button', { name: 'PC' }));
    await user.click(panel.getByRole('button', { name: 'Add the game' }));

    await waitFor(() =>
      expect(sent).toEqual([
        {
          slug: 'new-game',
          name: 'New Game',
          publisher: '',
          category: 'shooter',
          platforms: ['pc'],
          popularity: 3,
          aliases: [],
          is_active: false,
          attributes: [],
          reason: 'Many people ask for it',
        },
      ]),
    );
    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/games/new-game'));
  });
});
