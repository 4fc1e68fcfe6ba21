import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCommands } from '../commands';
import { listenToHotkeys } from '../hotkeys';
import { approve, type Thing, Things } from './things.mock';

const NAMES = ['Ant', 'Bee', 'Cat'];
let things: Thing[] = [];

function open(at = '/things', props: Parameters<typeof Things>[0] = {}) {
  const asked: string[] = [];
  server.use(
    http.get(api('/things/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: things, next: null, previous: null });
    }),
  );
  return { ...renderApp(<Things {...props} />, { at }), asked };
}
const address = () => screen.getByTestId('address').textContent;

describe('DataTable', () => {
  let stop = () => {};
  beforeEach(() => {
    things = NAMES.map((name, index) => ({ id: `t${index}`, name, count: index }));
    approve.mockReset();
    stop = listenToHotkeys(readCommands);
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
  });

  test('rows have headings, and their names lead into them', async () => {
    open();

    const row = await screen.findByRole('row', { name: /Bee/ });
    expect(within(row).getByRole('rowheader')).toHaveTextContent('Bee');
    expect(screen.getByRole('link', { name: 'Bee' })).toHaveAttribute('href', '/things/t1');
    expect(screen.getByText('3 rows')).toBeVisible();
  });

  test('a press on a heading sorts, again turns it round, and says so', async () => {
    const { user, asked } = open();
    await screen.findByText('Ant');

    await user.click(screen.getByRole('button', { name: 'Count' }));
    await user.click(screen.getByRole('button', { name: 'Count' }));

    expect(screen.getByRole('columnheader', { name: /Count/ })).toHaveAttribute('aria-sort', 'descending');
    await waitFor(() =>
      expect(asked).toEqual(['?state=open', '?state=open&ordering=count', '?state=open&ordering=-count']),
    );
    expect(address()).toBe('/things?sort=-count');
  });

  test('typed words are asked for once they stand still; Enter does not wait', async () => {
    const { user, asked } = open('/things?open=t1');
    await screen.findByText('Ant');

    await user.type(screen.getByRole('searchbox', { name: 'Search things' }), 'bee{Enter}');

    await waitFor(() => expect(asked.at(-1)).toBe('?search=bee&state=open'));
    expect(asked).toHaveLength(2);
    expect(address()).toContain('open=t1');
  });

  test('a filter at its heading becomes a chip that takes it off again', async () => {
    const { user, asked } = open();
    await screen.findByText('Ant');

    await user.click(screen.getByRole('button', { name: 'Filter: Role' }));
    await user.click(await screen.findByRole('checkbox', { name: 'The second' }));
    await waitFor(() => expect(asked.at(-1)).toBe('?state=open&role=two'));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Remove: Role: The second' }));

    expect(address()).toBe('/things');
  });

  test('nothing waits, and nothing matches, are two things', async () => {
    things = [];
    const { user } = open();
    expect(await screen.findByText('Nothing waits')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Closed' }));
    expect(await screen.findByRole('heading', { name: 'Nothing matches' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));

    expect(address()).toBe('/things');
  });

  test('j and k move through the rows on a Russian layout, Enter opens, x chooses', async () => {
    const { user } = open();
    await screen.findByText('Ant');
    const press = (code: string, key: string) =>
      fireEvent.keyDown(document.activeElement ?? document.body, { code, key });

    press('KeyJ', 'о');
    expect(screen.getByRole('link', { name: 'Ant' })).toHaveFocus();
    press('KeyJ', 'о');
    press('KeyX', 'ч');
    expect(screen.getByRole('link', { name: 'Bee' })).toHaveFocus();
    expect(screen.getByText('1 row chosen')).toBeVisible();
    press('KeyK', 'л');
    expect(screen.getByRole('link', { name: 'Ant' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(address()).toBe('/things/t0');
  });

  test('one returns to the row where one was', async () => {
    sessionStorage.setItem('wibestore.desk.row.things', 't2');
    open();

    await waitFor(() => expect(screen.getByRole('link', { name: 'Cat' })).toHaveFocus());
  });

  test('Shift chooses a range, another filter chooses none', async () => {
    const { user } = open();
    await screen.findByText('Ant');
    const boxes = screen.getAllByRole('checkbox', { name: 'Choose this row' });

    await user.click(boxes[0] as HTMLElement);
    await user.keyboard('{Shift>}');
    await user.click(boxes[2] as HTMLElement);
    await user.keyboard('{/Shift}');
    expect(screen.getByText('3 rows chosen')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Closed' }));

    await waitFor(() => expect(screen.queryByText(/chosen/)).toBeNull());
  });

  test('many at once: only those that allow it are sent, and each refusal is told by its row', async () => {
    approve.mockResolvedValue([
      { id: 't1', problem: null },
      { id: 't2', problem: { code: 'request.version_conflict' } },
    ]);
    const { user } = open();
    await screen.findByText('Ant');

    await user.click(screen.getByRole('checkbox', { name: 'Choose all that are shown' }));
    await user.click(screen.getByRole('button', { name: 'Approve' }));

    const outcome = within(await screen.findByRole('dialog', { name: 'Done: 1 of 2' }));
    expect(approve.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['Bee', 'Cat']);
    expect(outcome.getAllByRole('listitem')[0]).toHaveTextContent(/^Cat.*changed meanwhile/);
  });

  test('a ready view is one press, and what was begun from it says that it was changed', async () => {
    const { user } = open();
    await screen.findByText('Ant');

    await user.click(screen.getByRole('button', { name: 'Saved views' }));
    await user.click(await screen.findByRole('button', { name: 'All closed' }));
    expect(address()).toBe('/things?state=closed');
    await user.type(screen.getByRole('searchbox'), 'bee{Enter}');

    expect(await screen.findByRole('button', { name: 'All closed, changed' })).toBeVisible();
  });

  test('a column can be hidden and stays so', async () => {
    const { user, unmount } = open();
    await screen.findByText('Ant');

    await user.click(screen.getByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Count' }));
    unmount();
    open();

    await screen.findByText('Ant');
    expect(screen.queryByRole('columnheader', { name: 'Count' })).toBeNull();
  });

  test('a failure is said in place of the rows, with a way to try again', async () => {
    const { user } = open();
    server.use(
      http.get(
        api('/things/'),
        () => HttpResponse.json({ code: 'server.error', status: 500 }, { status: 500 }),
        {
          once: true,
        },
      ),
    );

    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    expect(await screen.findByText('Ant')).toBeVisible();
  });

  test('on phones the rows are cards, opened by their names', async () => {
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: query.includes('48rem'), media: query }),
    );
    const opened = vi.fn();
    const { user } = open('/things', { onOpen: opened });

    await user.click(await screen.findByRole('button', { name: 'Bee' }));

    expect(screen.queryByRole('table')).toBeNull();
    expect(opened.mock.calls[0]?.[0]).toMatchObject({ id: 't1' });
  });
});
