import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/shared/api/types';
import '../desk-problem-words';
import { StaffContext } from '../use-roles';
import { Things } from './things.mock';

type View = Schema<'ViewOut'>;

const SECONDS: View = { id: 'v1', page: 'things', name: 'Seconds', query: { role: 'two' } };

function open({ views = [] as View[], at = '/things', refusal = '' } = {}) {
  let kept = views;
  const sent: unknown[] = [];
  server.use(
    http.get(api('/things/'), () => HttpResponse.json({ results: [], next: null, previous: null })),
    http.get(api('/admin/views/'), () => HttpResponse.json({ results: kept })),
    http.post(api('/admin/views/'), async ({ request }) => {
      const view = (await request.json()) as Omit<View, 'id'>;
      sent.push(view);
      if (refusal) return HttpResponse.json({ code: refusal, title: '', status: 409 }, { status: 409 });
      kept = [...kept, { id: `n${sent.length}`, ...view }];
      return HttpResponse.json(kept.at(-1), { status: 201 });
    }),
    http.delete(api('/admin/views/:id/'), ({ params }) => {
      sent.push(params['id']);
      kept = kept.filter(({ id }) => id !== params['id']);
      return new HttpResponse(null, { status: 204 });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'finance' }}>
      <Things />
    </StaffContext>,
    { at },
  );
  return { ...view, sent };
}

const openMenu = async (user: ReturnType<typeof open>['user'], name = 'Saved views') =>
  user.click(await screen.findByRole('button', { name }));
const menu = async () => within(await screen.findByRole('dialog', { name: 'Saved views' }));

describe('ViewsMenu', () => {
  test('what is shown is kept on the server under a name', async () => {
    const { user, sent } = open({ at: '/things?role=two&open=t1' });

    await openMenu(user);
    await user.type((await menu()).getByRole('textbox', { name: 'Name of the view' }), 'Seconds{Enter}');

    expect(await screen.findByRole('button', { name: 'Seconds' })).toBeVisible();
    expect(sent).toEqual([{ page: 'things', name: 'Seconds', query: { role: 'two' } }]);
  });

  test('one’s own view is applied, views of other tables and values that are gone are not', async () => {
    const old: View = { ...SECONDS, query: { role: 'two,three', color: 'red' } };
    const { user } = open({ views: [old, { ...SECONDS, id: 'v2', page: 'users', name: 'Blocked' }] });

    await openMenu(user);
    expect((await menu()).queryByText('Blocked')).toBeNull();
    await user.click(await (await menu()).findByRole('button', { name: 'Seconds' }));

    expect(screen.getByTestId('address')).toHaveTextContent('/things?role=two');
    expect(await screen.findByRole('button', { name: 'Seconds' })).toBeVisible();
  });

  test('a view gets another name: the new one is made before the old one goes', async () => {
    const { user, sent } = open({ views: [SECONDS] });

    await openMenu(user);
    await user.click(await (await menu()).findByRole('button', { name: 'Rename the view Seconds' }));
    const field = (await menu()).getByRole('textbox', { name: 'New name of the view' });
    await user.clear(field);
    await user.type(field, 'The second ones{Enter}');

    expect(await (await menu()).findByRole('button', { name: 'The second ones' })).toBeVisible();
    expect(sent).toEqual([{ page: 'things', name: 'The second ones', query: { role: 'two' } }, 'v1']);
  });

  test('a name that is taken is not given twice', async () => {
    const { user, sent } = open({ views: [SECONDS, { ...SECONDS, id: 'v2', name: 'Firsts' }] });

    await openMenu(user);
    await user.click(await (await menu()).findByRole('button', { name: 'Rename the view Firsts' }));
    const field = (await menu()).getByRole('textbox', { name: 'New name of the view' });
    await user.clear(field);
    await user.type(field, 'Seconds{Enter}');

    expect((await menu()).getByText('You have a view with this name.')).toBeVisible();
    expect(sent).toEqual([]);
  });

  test('a view is deleted', async () => {
    const { user, sent } = open({ views: [SECONDS] });

    await openMenu(user);
    await user.click(await (await menu()).findByRole('button', { name: 'Delete the view Seconds' }));

    await waitFor(() => expect(screen.queryByRole('button', { name: 'Seconds' })).toBeNull());
    expect(sent).toEqual(['v1']);
  });

  test('a refusal stands in the menu and keeps the name', async () => {
    const { user } = open({ at: '/things?role=two', refusal: 'view.exists' });

    await openMenu(user);
    await user.type((await menu()).getByRole('textbox', { name: 'Name of the view' }), 'Seconds{Enter}');

    expect(await (await menu()).findByRole('alert')).toHaveTextContent('You have a view with this name.');
    expect((await menu()).getByRole('textbox', { name: 'Name of the view' })).toHaveValue('Seconds');
  });
});
