import { act, screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { Palette } from '@/shared/desk/palette';
import { closeOverlay, openPalette } from '@/shared/desk/palette-state';
import { StaffContext, type StaffRole } from '@/shared/desk/use-roles';
import { useDeskCommands } from './desk-commands';

function Desk() {
  useDeskCommands();
  return <Palette />;
}

async function find(role: StaffRole, typed: string) {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/:list/'), ({ params }) => {
      asked.push(String(params['list']));
      const results =
        params['list'] === 'users' ? [{ id: 'u1', username: 'dilnoza7', display_name: 'Dilnoza' }] : [];
      return HttpResponse.json({ results, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <Desk />
    </StaffContext>,
    { at: '/admin' },
  );
  act(openPalette);
  await view.user.type(await screen.findByRole('combobox', { name: 'Search or go to…' }), typed);
  await view.user.click(await screen.findByRole('option', { name: /@dilnoza7/ }));
  return { asked };
}

afterEach(() => act(closeOverlay));

test('finance finds people alone, and goes to them', async () => {
  const { asked } = await find('finance', 'dilnoza7');

  await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/users/u1'));
  expect(asked).toEqual(['users']);
});

test('a moderator finds orders and listings too', async () => {
  const { asked } = await find('moderator', 'dilnoza7');

  expect([...asked].toSorted()).toEqual(['listings', 'listings', 'orders', 'users']);
});
