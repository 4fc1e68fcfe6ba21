import { fireEvent, screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test } from 'vitest';
import { lookCardMock } from '@/features/moderation/moderation.mock';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminReportPage } from './admin-report-page';

let stop = () => {};
afterEach(() => stop());

test('a measure is chosen by its number and needs words; they stay when somebody else has the case', async () => {
  const sent: unknown[] = [];
  server.use(
    http.get(api('/reports/reasons/'), () => HttpResponse.json({})),
    http.get(api('/admin/reports/r1/'), () =>
      HttpResponse.json({
        id: 'r1',
        status: 'pending',
        subject: { kind: 'review', id: 's', title: 'A rude review', link: '' },
        accused: lookCardMock().seller,
        reasons: [{ code: 'insult', count: 1 }],
        voices: [],
        excerpt: { text: 'Very rude words' },
        version: 4,
        allowed_events: ['take', 'resolve', 'reject'],
      }),
    ),
    http.patch(api('/admin/reports/r1/'), async ({ request }) => {
      sent.push(await request.json());
      const body = { code: 'report.claimed', title: '', status: 409, params: { by: 'bobur' } };
      return HttpResponse.json(body, { status: 409 });
    }),
  );
  stop = listenToHotkeys(readCommands);
  const { user } = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
      <AdminReportPage />
    </StaffContext>,
    { at: '/admin/reports/r1', path: '/admin/reports/:id' },
  );
  expect(await screen.findByText('Very rude words')).toBeVisible();

  fireEvent.keyDown(document.body, { key: '3', code: 'Digit3' });
  expect(await screen.findByLabelText('What the person reads')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Resolve' })).toHaveAttribute('aria-disabled', 'true');
  await user.type(screen.getByLabelText('What the person reads'), 'Please stay polite');
  await user.click(screen.getByRole('button', { name: 'Resolve' }));

  expect(await screen.findByText('bobur works on this now.')).toBeVisible();
  expect(screen.getByLabelText('What the person reads')).toHaveValue('Please stay polite');
  expect(sent).toEqual([
    {
      status: 'resolved',
      expected_version: 4,
      text: '',
      verdict: { kind: 'hide', reason: 'insult', text: 'Please stay polite' },
    },
  ]);
});
