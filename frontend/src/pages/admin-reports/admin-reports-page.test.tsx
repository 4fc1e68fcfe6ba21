import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReportCard } from '@/features/moderation/desk-reports-api';
import { lookCardMock } from '@/features/moderation/moderation.mock';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminReportsPage } from './admin-reports-page';

let stop = () => {};
afterEach(() => stop());

function reportMock(changes: Partial<ReportCard> = {}): ReportCard {
  return {
    id: 'one',
    status: 'pending',
    subject: { kind: 'listing', id: 'l1', title: 'Stolen account', link: '/admin/listings/l1' },
    accused: lookCardMock().seller,
    voice_count: 3,
    weight: 5,
    reasons: [{ code: 'fraud', count: 3 }],
    taken_by: null,
    claimed_until: null,
    created_at: '2026-11-26T08:00:00Z',
    closed_at: null,
    sla_at: '2999-11-26T12:00:00Z',
    tone: 'ok',
    version: 2,
    ...changes,
  };
}

function open(rows: ReportCard[], at = '/admin/reports') {
  const asked: string[] = [];
  const sent: unknown[] = [];
  server.use(
    http.get(api('/admin/reason-templates/'), () => HttpResponse.json({ results: [] })),
    http.get(api('/reports/reasons/'), () =>
      HttpResponse.json({
        listing: [
          {
            code: 'fraud',
            label: { uz: 'Firibgarlik', ru: 'Мошенничество', en: 'Fraud' },
            asks_text: false,
            children: [],
          },
        ],
      }),
    ),
    http.get(api('/admin/reports/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
    http.patch(api('/admin/reports/:id/'), async ({ request, params }) => {
      sent.push(await request.json());
      return params['id'] === 'one'
        ? HttpResponse.json({})
        : HttpResponse.json(
            { code: 'report.claimed', title: '', status: 409, params: { by: 'bobur' } },
            { status: 409 },
          );
    }),
  );
  stop = listenToHotkeys(readCommands);
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
      <AdminReportsPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, sent };
}

describe('AdminReportsPage', () => {
  test('shows one row for one thing, with its reasons and how many reported it', async () => {
    const { asked } = open([reportMock()]);

    const row = within(await screen.findByRole('row', { name: /Stolen account/ }));
    expect(await row.findByText('Fraud ×3')).toBeVisible();
    expect(row.getByRole('link', { name: /Stolen account/ })).toHaveAttribute('href', '/admin/reports/one');
    expect(asked).toEqual(['?status=open&ordering=weight']);
  });

  test('C takes the chosen ones; what somebody else has is told at its row', async () => {
    const { user, sent } = open([
      reportMock(),
      reportMock({ id: 'two', subject: { kind: 'user', id: 'u', title: 'nodir', link: '' }, version: 9 }),
    ]);
    await screen.findByRole('row', { name: /nodir/ });
    for (const box of screen.getAllByRole('checkbox', { name: 'Choose this row' })) await user.click(box);

    fireEvent.keyDown(document.body, { key: 'с', code: 'KeyC' });

    // The dialog is there a moment before it is open.
    await waitFor(() => expect(screen.getByText('Done: 1 of 2')).toBeVisible());
    expect(screen.getByText('bobur works on this now.')).toBeVisible();
    expect(sent).toEqual([
      { status: 'investigating', expected_version: 2 },
      { status: 'investigating', expected_version: 9 },
    ]);
  });

  test('several are rejected at once after a look at what their reporters read; refusals stand at their rows', async () => {
    const { user, sent } = open([reportMock(), reportMock({ id: 'two', voice_count: 4, version: 9 })]);
    expect(await screen.findByText('4 people')).toBeVisible();
    for (const box of screen.getAllByRole('checkbox', { name: 'Choose this row' })) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Reject' }));

    const dialog = within(await screen.findByRole('dialog', { name: 'Reject the chosen reports' }));
    expect(dialog.getByText('7 people reported it and read, each in their language:')).toBeVisible();
    expect(sent).toEqual([]);
    await user.type(dialog.getByLabelText('Note for the staff'), 'All of one hand');
    await user.click(dialog.getByRole('button', { name: 'Reject' }));

    expect(await screen.findByText('Done: 1 of 2')).toBeVisible();
    expect(screen.getByText('bobur works on this now.')).toBeVisible();
    expect(sent).toEqual([
      { status: 'rejected', expected_version: 2, text: 'All of one hand' },
      { status: 'rejected', expected_version: 9, text: 'All of one hand' },
    ]);
  });

  test('all that was reported of somebody, by the address', async () => {
    const { asked } = open([reportMock()], `/admin/reports?accused=${lookCardMock().seller.id}`);

    expect(await screen.findByRole('row', { name: /Stolen account/ })).toBeVisible();
    expect(asked).toEqual([`?status=open&ordering=weight&accused=${lookCardMock().seller.id}`]);
  });

  test('nothing waits: it says so', async () => {
    open([]);

    expect(await screen.findByText('Nobody has reported anything that is not looked at.')).toBeVisible();
  });
});
