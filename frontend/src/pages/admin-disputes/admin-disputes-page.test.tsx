import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { DisputeCard } from '@/features/disputes/desk-disputes-api';
import { disputeCardMock } from '@/features/disputes/disputes.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminDisputesPage } from './admin-disputes-page';

function open(
  rows: DisputeCard[],
  at = '/admin/disputes',
  role: 'moderator' | 'finance' = 'moderator',
  status = 200,
) {
  const asked: string[] = [];
  server.use(
    http.get(api('/games/'), () =>
      HttpResponse.json({ results: [{ slug: 'pubg-mobile', name: 'PUBG Mobile' }] }),
    ),
    http.get(api('/admin/me/'), () => HttpResponse.json({ queues: { disputes: 7 } })),
    http.get(api('/admin/disputes/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      if (status !== 200) return HttpResponse.json({ code: 'internal', title: '', status }, { status });
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminDisputesPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

describe('AdminDisputesPage', () => {
  test('shows who deals with it, that one of two decided, and what is past its time', async () => {
    const { asked } = open([
      disputeCardMock({
        tone: 'late',
        has_ruling: true,
        is_answered: false,
        taken_by: { ...disputeCardMock().seller, username: 'bobur' },
      }),
    ]);

    const row = within(await screen.findByRole('row', { name: /O-TEST11/ }));
    expect(row.getByText('Past its time')).toBeVisible();
    expect(row.getByText('One of two decided')).toBeVisible();
    expect(row.getByText('bobur')).toBeVisible();
    // The buyer opened it.
    expect(row.getByText('The seller is silent')).toBeVisible();
    expect(await screen.findByText('Open: 7')).toBeVisible();
    expect(row.getByRole('link', { name: /O-TEST11/ })).toHaveAttribute(
      'href',
      `/admin/disputes/${disputeCardMock().id}`,
    );
    expect(asked).toEqual(['?status=open']);
  });

  test('asks for what the address says, and drops what the server does not know', async () => {
    const { asked } = open(
      [],
      '/admin/disputes?taken=others&answered=false&overdue=true&min_price=5000000&reason=nonsense&game=pubg-mobile&first_on=2026-11-01',
    );

    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(asked).toEqual([
      '?status=open&taken=others&answered=false&overdue=true&game=pubg-mobile&min_price=5000000&first_on=2026-11-01',
    ]);
  });

  test('nothing waits', async () => {
    open([]);

    expect(await screen.findByText('No disputes here')).toBeVisible();
  });

  test('a list that does not come can be asked for again', async () => {
    const { user, asked } = open([], '/admin/disputes', 'moderator', 500);
    await user.click(await screen.findByRole('button', { name: 'Try again' }));

    await waitFor(() => expect(asked).toHaveLength(2));
  });

  test('whoever is of finance asks for nothing', async () => {
    const { asked } = open([disputeCardMock()], '/admin/disputes', 'finance');
    expect(await screen.findByRole('heading', { level: 1, name: 'Disputes' })).toBeVisible();
    expect(await screen.findByText('Open: 7')).toBeVisible();

    expect(asked).toEqual([]);
  });
});
