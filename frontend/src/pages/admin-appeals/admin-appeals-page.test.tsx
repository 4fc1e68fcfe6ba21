import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Appeal } from '@/features/moderation/desk-verdicts-api';
import { deskVerdictMock } from '@/features/moderation/moderation.mock';
import '@/shared/desk/desk-problem-words';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminAppealsPage } from './admin-appeals-page';

const ID = deskVerdictMock().id;
const WORDS = 'It was a joke between two friends who know each other.';
beforeEach(() => sessionStorage.clear());

function appealMock(changes: Partial<Appeal> = {}): Appeal {
  return {
    ...deskVerdictMock(),
    user_language: 'ru',
    may_decide: true,
    appeal: {
      text: WORDS,
      created_at: '2026-11-26T09:00:00Z',
      status: 'pending',
      decided_at: null,
      decided_by: null,
      answer: '',
    },
    ...changes,
  };
}

function open(rows: Appeal[], { at = '/admin/appeals', role = 'moderator' as Staff['role'] } = {}) {
  const asked: string[] = [];
  const sent: unknown[] = [];
  let refusal: string | null = null;
  server.use(
    http.get(api('/reports/reasons/'), () => HttpResponse.json({})),
    http.get(api('/admin/appeals/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
    http.patch(api(`/admin/appeals/${ID}/`), async ({ request }) => {
      sent.push(await request.json());
      return refusal
        ? HttpResponse.json({ code: refusal, title: '', status: 409 }, { status: 409 })
        : HttpResponse.json(deskVerdictMock());
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminAppealsPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked, sent, refuse: (code: string) => (refusal = code) };
}

describe('AdminAppealsPage', () => {
  test('a decision is lifted by the link of the notification, in words for its reader', async () => {
    const { user, asked, sent } = open([appealMock()], { at: `/admin/appeals?open=${ID}` });

    const panel = within(await screen.findByRole('dialog', { name: 'Appeal' }));
    expect(asked).toEqual(['?status=pending']);
    expect(panel.getByText(WORDS)).toBeVisible();
    expect(panel.getByText('Please stay polite with other people.')).toBeVisible();
    expect(panel.getByRole('link', { name: 'The case' })).toHaveAttribute('href', '/admin/reports/r1');
    expect(panel.getByText("The reader's language: Русский")).toBeVisible();
    await user.type(panel.getByLabelText('What the person reads'), 'Вы правы, простите нас.');
    expect(panel.getByRole('button', { name: 'Answer' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(panel.getByRole('button', { name: 'Lift it' }));
    await user.click(panel.getByRole('button', { name: 'Answer' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ decision: 'accepted', answer: 'Вы правы, простите нас.' }]);
    expect(screen.getByTestId('address')).toHaveTextContent('/admin/appeals');
  });

  test('a decision is kept by Ctrl+Enter; the words stay when somebody else was faster', async () => {
    const { user, sent, refuse } = open([appealMock()]);
    refuse('appeal.decided');
    await user.click(await screen.findByRole('button', { name: /aziz/ }));
    const panel = within(await screen.findByRole('dialog', { name: 'Appeal' }));
    await user.click(panel.getByRole('button', { name: 'Keep it' }));
    const answer = panel.getByLabelText('What the person reads');
    await user.type(answer, 'The chat says otherwise.{Control>}{Enter}{/Control}');

    expect(await panel.findByText('This appeal was decided meanwhile.')).toBeVisible();
    expect(answer).toHaveValue('The chat says otherwise.');
    expect(sent).toEqual([{ decision: 'rejected', answer: 'The chat says otherwise.' }]);
  });

  test('who decided does not answer', async () => {
    open([appealMock({ may_decide: false })], { at: `/admin/appeals?open=${ID}` });

    expect(
      await screen.findByText('Somebody else answers this: you decided it, or it is about you.'),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Answer' })).toBeNull();
  });

  test('one that was answered shows by whom and what', async () => {
    open(
      [
        appealMock({
          may_decide: false,
          ended_at: '2026-11-26T10:00:00Z',
          end_reason: 'appealed',
          appeal: {
            text: WORDS,
            created_at: '2026-11-26T09:00:00Z',
            status: 'accepted',
            decided_at: '2026-11-26T10:00:00Z',
            decided_by: { id: 'n', username: 'nodira' },
            answer: 'You are right.',
          },
        }),
      ],
      { at: `/admin/appeals?status=accepted&open=${ID}` },
    );

    const answer = within(await screen.findByRole('region', { name: 'The answer' }));
    expect(answer.getByText('nodira')).toBeVisible();
    expect(answer.getByText('You are right.')).toBeVisible();
    expect(screen.getByText('Lifted on appeal')).toBeVisible();
  });

  test('a link to one that is not among these says so', async () => {
    open([], { at: `/admin/appeals?open=${ID}` });

    expect(await screen.findByText(/It is not among these/)).toBeVisible();
  });

  test('finance asks for nothing', () => {
    const { asked } = open([appealMock()], { role: 'finance' });

    expect(screen.getByRole('heading', { name: 'Appeals' })).toBeVisible();
    expect(asked).toEqual([]);
  });
});
