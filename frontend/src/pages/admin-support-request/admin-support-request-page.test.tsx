import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { DeskSupport } from '@/features/support/desk-support-api';
import { deskSupportMock } from '@/features/support/support.mock';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminSupportRequestPage } from './admin-support-request-page';

beforeEach(() => sessionStorage.clear());

function open(request: DeskSupport, refusal?: { code: string; params: Record<string, unknown> }) {
  const sent: unknown[] = [];
  const answered = deskSupportMock({ state: 'answered', version: 2, waiting_since: null, sla_at: null });
  server.use(
    http.get(api('/admin/support/s1/'), () => HttpResponse.json(request)),
    http.get(api('/admin/me/'), () => HttpResponse.json({ queues: {} })),
    http.get(api('/admin/reason-templates/'), () => {
      const text = { uz: 'Tekshiramiz.', ru: 'Проверим.', en: 'We look into it.' };
      const results = [{ code: 'one', use: 'support', field: '', text, position: 0, is_active: true }];
      return HttpResponse.json({ results });
    }),
    http.post(api('/admin/support/s1/take/'), () =>
      HttpResponse.json(deskSupportMock({ taken_by: { id: 'me', username: 'malika' } })),
    ),
    http.post(api('/admin/support/s1/answer/'), async ({ request: body }) => {
      sent.push(await body.json());
      return refusal
        ? HttpResponse.json({ title: '', status: 409, ...refusal }, { status: 409 })
        : HttpResponse.json(answered);
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
      <AdminSupportRequestPage />
    </StaffContext>,
    { at: '/admin/support/s1', path: '/admin/support/:id' },
  );
  return { ...view, sent };
}

test('a ready answer is put in in the person’s language and sent to what was read', async () => {
  const { user, sent } = open(deskSupportMock());
  expect(await screen.findByText('Where is my order?')).toBeVisible();

  await user.selectOptions(await screen.findByLabelText('Begin with a ready text'), 'one');
  expect(screen.getByLabelText('The answer')).toHaveValue('Проверим.');
  await user.click(screen.getByRole('button', { name: 'Send the answer' }));

  await waitFor(() => expect(screen.getByLabelText('The answer')).toHaveValue(''));
  expect(sent).toEqual([{ expected_version: 1, text: 'Проверим.', upload_ids: [] }]);
});

test('somebody else has taken it: their name, and no way to answer', async () => {
  const { user, sent } = open(deskSupportMock({ taken_by: { id: 'other', username: 'olim' } }));

  expect(await screen.findByText('Taken by olim')).toBeVisible();
  await user.type(screen.getByLabelText('The answer'), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Send the answer' }));

  expect(sent).toEqual([]);
});

test('a refusal keeps what was typed', async () => {
  const { user } = open(deskSupportMock(), { code: 'support.taken', params: { by: 'olim' } });

  await user.type(await screen.findByLabelText('The answer'), 'Hello');
  await user.click(screen.getByRole('button', { name: 'Send the answer' }));

  expect(await screen.findByText('olim answers this now.')).toBeVisible();
  expect(screen.getByLabelText('The answer')).toHaveValue('Hello');
});

test('one’s own request is somebody else’s to answer', async () => {
  open(deskSupportMock({ allowed_events: [] }));

  expect(await screen.findByText(/This is your own request/)).toBeVisible();
  expect(screen.queryByLabelText('The answer')).not.toBeInTheDocument();
});
