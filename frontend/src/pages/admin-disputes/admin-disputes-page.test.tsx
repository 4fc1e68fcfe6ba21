import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { DisputeCard } from '@/features/disputes/desk-disputes-api';
import { disputeCardMock } from '@/features/disputes/disputes.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminDisputesPage } from './admin-disputes-page';

function open(rows: DisputeCard[], at = '/admin/disputes') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/disputes/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
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
        taken_by: { ...disputeCardMock().seller, username: 'bobur' },
      }),
    ]);

    const row = within(await screen.findByRole('row', { name: /O-TEST11/ }));
    expect(row.getByText('Past its time')).toBeVisible();
    expect(row.getByText('One of two decided')).toBeVisible();
    expect(row.getByText('bobur')).toBeVisible();
    expect(row.getByRole('link', { name: /O-TEST11/ })).toHaveAttribute(
      'href',
      `/admin/disputes/${disputeCardMock().id}`,
    );
    expect(asked).toEqual(['?status=open']);
  });

  test('asks for what the address says, and drops what the server does not know', async () => {
    const { asked } = open([], '/admin/disputes?taken=mine&overdue=true&min_price=5000000&reason=nonsense');

    expect(await screen.findByText('Nothing matches')).toBeVisible();
    expect(asked).toEqual(['?status=open&taken=mine&overdue=true&min_price=5000000']);
  });
});
