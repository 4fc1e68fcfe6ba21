import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { adminGameMock, gameRowMock } from '@/features/games/games.mock';
import '@/shared/desk/desk-problem-words';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminGamePage } from './admin-game-page';

async function open(refusal?: Record<string, unknown>) {
  const sent: Record<string, unknown>[] = [];
  server.use(
    http.get(api('/admin/games/'), () => HttpResponse.json({ results: [gameRowMock()] })),
    http.get(api('/admin/games/pubg-mobile/'), () => HttpResponse.json(adminGameMock())),
    http.patch(api('/admin/games/pubg-mobile/'), async ({ request }) => {
      sent.push((await request.json()) as Record<string, unknown>);
      return refusal
        ? HttpResponse.json(refusal, { status: Number(refusal['status']) })
        : HttpResponse.json(adminGameMock({ name: 'PUBG' }));
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'admin' }}>
      <AdminGamePage />
    </StaffContext>,
    { at: '/admin/games/pubg-mobile', path: '/admin/games/:slug' },
  );
  await screen.findByRole('heading', { level: 1, name: 'PUBG Mobile' });
  return { ...view, sent };
}

/** At once, as if pasted: the whole form is drawn anew with every key. */
const write = (field: Element, value: string) => fireEvent.change(field, { target: { value } });
const save = () => screen.getByRole('button', { name: 'Save' });

describe('AdminGamePage', () => {
  test('adds an attribute in three languages, and sends the game whole', async () => {
    const { user, sent } = await open();
    expect(save()).toHaveAttribute('aria-disabled', 'true');

    await user.click(screen.getByRole('button', { name: 'Add an attribute' }));
    write(screen.getByLabelText(/^Why/), 'Sellers name it always');
    await user.click(save());
    expect(screen.getByRole('alert')).toHaveTextContent('2 fields are not right yet.');
    expect(sent).toEqual([]);

    write(screen.getByLabelText('Key'), 'skins');
    for (const input of screen.getAllByLabelText(/^What people call it: /)) write(input, 'Skins');
    await user.click(save());

    expect(await screen.findByText('The game is saved.')).toBeVisible();
    const [body] = sent;
    expect(body?.['reason']).toBe('Sellers name it always');
    expect(body?.['attributes']).toEqual([
      ...adminGameMock().attributes,
      {
        key: 'skins',
        type: 'int',
        label: { uz: 'Skins', ru: 'Skins', en: 'Skins' },
        choices: [],
        min: null,
        max: null,
        is_primary: false,
        is_required: false,
        is_filterable: true,
      },
    ]);
  });

  test('the key of an attribute that listings may have stays; its order changes', async () => {
    const { user, sent } = await open();
    await user.click(screen.getByRole('button', { name: /^Rank ?rank/ }));
    expect(screen.getByLabelText('Key')).toHaveAttribute('readonly');

    await user.click(screen.getByRole('button', { name: 'Move up: Rank' }));
    write(screen.getByLabelText(/^Why/), 'It is asked for first');
    await user.click(save());

    await waitFor(() => expect(sent).toHaveLength(1));
    const attributes = sent[0]?.['attributes'] as { key: string }[];
    expect(attributes.map(({ key }) => key)).toEqual(['rank', 'level']);
  });

  test('the mouse puts an attribute at another place', async () => {
    const { user, sent } = await open();
    const lines = within(screen.getByRole('list', { name: 'Attributes' })).getAllByRole('listitem');
    const handle = lines[1]?.querySelector('[draggable]') as Element;
    fireEvent.dragStart(handle, { dataTransfer: { setData: () => {} } });
    fireEvent.dragOver(lines[0] as Element);
    fireEvent.drop(lines[0] as Element);
    write(screen.getByLabelText(/^Why/), 'It is asked for first');
    await user.click(save());

    await waitFor(() => expect(sent).toHaveLength(1));
    const attributes = sent[0]?.['attributes'] as { key: string }[];
    expect(attributes.map(({ key }) => key)).toEqual(['rank', 'level']);
  });

  test('what listings use cannot be taken away: told by name, and nothing typed is lost', async () => {
    const { user } = await open({
      code: 'game.attribute_in_use',
      title: '',
      status: 409,
      params: { key: 'rank', value: null, count: 7 },
    });
    await user.click(screen.getByRole('button', { name: 'Remove: Rank' }));
    write(screen.getByLabelText(/^Why/), 'Nobody needs it any more');
    await user.click(save());

    expect(
      await screen.findByText('Listings use “rank”: 7. It can be changed once none of them is on sale.'),
    ).toBeVisible();
    expect(screen.getByLabelText(/^Why/)).toHaveValue('Nobody needs it any more');
    expect(within(screen.getByRole('list', { name: 'Attributes' })).getAllByRole('listitem')).toHaveLength(1);
  });

  test('a key that the server does not take is told at its field', async () => {
    const { user } = await open({
      code: 'validation.failed',
      title: '',
      status: 400,
      errors: [
        { pointer: '/attributes/2/key', code: 'not_unique', detail: 'Each attribute once', params: {} },
      ],
    });
    await user.click(screen.getByRole('button', { name: 'Add an attribute' }));
    write(screen.getByLabelText('Key'), 'region');
    for (const input of screen.getAllByLabelText(/^What people call it: /)) write(input, 'Region');
    write(screen.getByLabelText(/^Why/), 'Sellers name it always');
    await user.click(save());

    expect(await screen.findByText('This is there twice, or every game has it already.')).toBeVisible();
  });
});
