import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test } from 'vitest';
import type { LookCard } from '@/features/moderation/desk-listing-types';
import { lookCardMock, lookTaskMock } from '@/features/moderation/moderation.mock';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminListingsPage } from './admin-listings-page';

const OTHER = 'another-row';
let stop = () => {};
afterEach(() => stop());

function open(rows: LookCard[], at = '/admin/listings') {
  const asked: string[] = [];
  const sent: unknown[] = [];
  server.use(
    http.get(api('/games/'), () => HttpResponse.json({ results: [] })),
    http.get(api('/admin/listings/queue/'), () =>
      HttpResponse.json({ waiting: rows.length, late: 0, mine: 0, oldest_at: null, by_flag: {} }),
    ),
    http.get(api('/admin/reason-templates/'), () =>
      HttpResponse.json({
        results: [
          {
            code: 'price-odd',
            use: 'listing',
            field: 'price',
            text: { uz: 'Narxni tekshiring', ru: 'Проверьте цену', en: 'Check the price' },
            position: 0,
            is_active: true,
          },
        ],
      }),
    ),
    http.get(api('/admin/listings/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
    http.post(api('/admin/listings/bulk/'), async ({ request }) => {
      const body = (await request.json()) as { items: { id: string }[] };
      sent.push(body);
      return HttpResponse.json({
        results: body.items.map(({ id }) =>
          id === OTHER
            ? { id, ok: false, code: 'moderation.claimed', version: null }
            : { id, ok: true, code: null, version: 4 },
        ),
      });
    }),
  );
  stop = listenToHotkeys(readCommands);
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
      <AdminListingsPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, sent };
}

describe('AdminListingsPage', () => {
  test('shows what waits, the oldest first, with what was noticed and who looks at it', async () => {
    const flags = [{ code: 'same_picture' as const, level: 3, params: {} }];
    const { asked } = open([
      lookCardMock({ task: lookTaskMock({ flags, claimed_by: { id: 'x', username: 'bobur' } }) }),
    ]);

    const row = within(await screen.findByRole('row', { name: /Ace account/ }));
    expect(row.getByText('Same picture')).toBeVisible();
    expect(row.getByText('bobur')).toBeVisible();
    expect(row.getByRole('link', { name: /Ace account/ })).toHaveAttribute(
      'href',
      `/admin/listings/${lookCardMock().id}`,
    );
    expect(asked).toEqual(['?ordering=oldest']);
  });

  test.each([
    ['?tab=mine', '?claimed=mine&ordering=oldest'],
    ['?tab=flagged&flag=price_low', '?flag=price_low&ordering=flags'],
    ['?tab=all', '?status=active'],
    ['?tab=all&status=sold&flag=price_low', '?status=sold'],
  ])('%s asks for %s', async (search, query) => {
    const { asked } = open([], `/admin/listings${search}`);

    expect(await screen.findByText(/Nothing/)).toBeVisible();
    expect(asked).toEqual([query]);
  });

  test('an empty queue says so, and taking the next one is refused in words', async () => {
    const { user } = open([]);
    server.use(
      http.post(api('/admin/listings/claim-next/'), () =>
        HttpResponse.json({ code: 'moderation.queue_empty', title: '', status: 404 }, { status: 404 }),
      ),
    );
    expect(await screen.findByText('Every listing has been looked at.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Take the next listing' }));

    expect(await screen.findByText(/all listings are with somebody/)).toBeVisible();
  });

  test('N takes the next one on a Russian layout too, and leads to its desk', async () => {
    open([]);
    await screen.findByText('Every listing has been looked at.');
    server.use(
      http.post(api('/admin/listings/claim-next/'), () => HttpResponse.json(lookCardMock({ id: 'next' }))),
    );

    fireEvent.keyDown(document.body, { key: 'т', code: 'KeyN' });

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/admin/listings/next'));
  });

  test('several are refused with a ready reason; what was refused itself is told row by row', async () => {
    const { user, sent } = open([lookCardMock(), lookCardMock({ id: OTHER, title: 'Second', version: 9 })]);
    await screen.findByRole('row', { name: /Second/ });
    for (const box of screen.getAllByRole('checkbox', { name: 'Choose this row' })) await user.click(box);

    fireEvent.keyDown(document.body, { key: 'r', code: 'KeyR' });
    const dialog = within(await screen.findByRole('dialog', { name: 'Reject the chosen listings' }));
    expect(dialog.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-disabled', 'true');
    await user.selectOptions(await dialog.findByLabelText('Ready reason'), 'price-odd');
    expect(dialog.getByText('Narxni tekshiring')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Reject' }));

    expect(await screen.findByText('Done: 1 of 2')).toBeVisible();
    expect(sent).toEqual([
      {
        decision: 'reject',
        template: 'price-odd',
        items: [
          { id: lookCardMock().id, expected_version: 3 },
          { id: OTHER, expected_version: 9 },
        ],
      },
    ]);
  });
});
