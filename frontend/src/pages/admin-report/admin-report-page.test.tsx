import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deskUserMock } from '@/features/backoffice/desk.mock';
import { deskVerdictMock, lookMock, reportWholeMock } from '@/features/moderation/moderation.mock';
import type { Schema } from '@/shared/api/types';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminReportPage } from './admin-report-page';

type Report = Schema<'ReportOut'>;
let stop = () => {};
beforeEach(() => sessionStorage.clear());
afterEach(() => stop());

function open(report: Report, refusal?: { code: string; params: Record<string, unknown> }) {
  const sent: Schema<'ReportPatchIn'>[] = [];
  const asked: string[] = [];
  server.use(
    http.get(api('/reports/reasons/'), () =>
      HttpResponse.json({
        review: ['insult', 'spam'].map((code) => ({
          code,
          label: { uz: code, ru: code, en: code },
          asks_text: false,
          children: [],
        })),
      }),
    ),
    http.get(api('/admin/reason-templates/'), ({ request }) => {
      const use = new URL(request.url).searchParams.get('use');
      const text = { uz: 'Hurmat bilan yozing.', ru: 'Пишите уважительно.', en: 'Write with respect.' };
      const results = [{ code: `${use}-one`, use, field: '', text, position: 0, is_active: true }];
      return HttpResponse.json({ results });
    }),
    http.get(api('/admin/users/:id/'), ({ params }) => {
      asked.push(`user ${params['id']}`);
      return HttpResponse.json(deskUserMock({ id: report.accused.id, username: 'aziz' }));
    }),
    http.get(api('/admin/listings/:id/'), () =>
      HttpResponse.json(lookMock({ title: 'A new title', status: 'active' })),
    ),
    http.get(api('/admin/reports/r1/'), () => HttpResponse.json(report)),
    http.patch(api('/admin/reports/r1/'), async ({ request }) => {
      sent.push((await request.json()) as Schema<'ReportPatchIn'>);
      return refusal
        ? HttpResponse.json({ title: '', status: 409, ...refusal }, { status: 409 })
        : HttpResponse.json({ ...report, status: 'resolved', version: 5, allowed_events: [] });
    }),
  );
  stop = listenToHotkeys(readCommands);
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
      <AdminReportPage />
    </StaffContext>,
    { at: '/admin/reports/r1', path: '/admin/reports/:id' },
  );
  return { ...view, sent, asked };
}

const press = (key: string, code: string, more = {}) =>
  fireEvent.keyDown(document.body, { key, code, ...more });

describe('AdminReportPage', () => {
  test('3 hides until a day; the words come from a ready text in the reader’s language; Ctrl+Enter sends', async () => {
    const { user, sent } = open(reportWholeMock());
    expect(await screen.findByText('Very rude words')).toBeVisible();

    press('3', 'Digit3');
    expect(await screen.findByText(/The reader's language: Русский/)).toBeVisible();
    const ready = screen.getAllByLabelText('Begin with a ready text');
    await user.selectOptions(ready[0] as HTMLElement, 'verdict-one');
    expect(screen.getByLabelText('What the person reads')).toHaveValue('Пишите уважительно.');
    expect(screen.getByText('Hurmat bilan yozing.')).toBeVisible();
    expect(screen.getByText('They read this')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('Reason'), 'spam');
    await user.selectOptions(screen.getByLabelText('For how long'), 'until');
    expect(screen.getByRole('button', { name: 'Resolve' })).toHaveAttribute('aria-disabled', 'true');
    fireEvent.change(screen.getByLabelText('The last day'), { target: { value: '2999-01-31' } });
    expect(screen.getByText('Ends by itself:')).toBeVisible();
    press('Enter', 'Enter', { ctrlKey: true });

    await waitFor(() =>
      expect(sent).toEqual([
        {
          status: 'resolved',
          expected_version: 4,
          text: '',
          verdict: {
            kind: 'hide',
            reason: 'spam',
            text: 'Пишите уважительно.',
            expires_at: '2999-01-31T18:59:59.000Z',
          },
        },
      ]),
    );
    expect(await screen.findByText('Resolved', { selector: 'span' })).toBeVisible();
  });

  test('a block shows what it touches and wants the name typed; words stay when somebody else has the case', async () => {
    const { user, sent, asked } = open(reportWholeMock(), {
      code: 'report.claimed',
      params: { by: 'bobur' },
    });
    await screen.findByText('Very rude words');
    expect(asked).toEqual([]);

    press('4', 'Digit4');
    expect(await screen.findByText('Paid orders that become disputes for us: 3')).toBeVisible();
    const text = screen.getByLabelText('What the person reads');
    await user.type(text, 'You threaten people here.');
    press('Enter', 'Enter', { ctrlKey: true });
    expect(sent).toEqual([]);
    await user.type(screen.getByLabelText('Type aziz to be sure'), 'aziz');
    await user.selectOptions(screen.getByLabelText('For how long'), '30');
    await user.type(screen.getByLabelText('Note for the staff'), 'Twice warned');
    await user.click(screen.getByRole('button', { name: 'Resolve' }));

    expect(await screen.findByText('bobur works on this now.')).toBeVisible();
    expect(text).toHaveValue('You threaten people here.');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.verdict).toMatchObject({ kind: 'block', reason: 'insult' });
    expect(sent[0]?.text).toBe('Twice warned');
    expect(Date.parse(sent[0]?.verdict?.expires_at ?? '')).toBeGreaterThan(Date.now());
  });

  test('many reports of one thing are one case; what reporters read is told before', async () => {
    const { user, sent } = open(reportWholeMock({ voice_count: 52 }));

    const voices = within(await screen.findByRole('region', { name: /Reported by/ }));
    expect(voices.getByText('52 people, one case')).toBeVisible();
    expect(voices.getByText('And 51 more.')).toBeVisible();
    const read = within(screen.getByRole('region', { name: 'What reporters read' }));
    expect(read.getByText('52 people reported it and read, each in their language:')).toBeVisible();
    expect(read.getByText('They never learn what the person got.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Reject' }));
    await waitFor(() =>
      expect(sent).toEqual([{ status: 'rejected', expected_version: 4, text: '', verdict: null }]),
    );
  });

  test('a listing then and now; a person is not hidden; the closed case only tells', async () => {
    const listing = reportWholeMock({
      subject: { kind: 'listing', id: 'l1', title: 'An old title', link: '/admin/listings/l1' },
      excerpt: { title: 'An old title', text: 'Level 71, never shared.', price: 4_850_000 },
    });
    open(listing);
    const now = within(await screen.findByRole('region', { name: 'As it is now' }));
    expect(await now.findByText('Title')).toBeVisible();
    expect(now.queryByText('Price')).toBeNull();
    expect(screen.getByRole('button', { name: 'Hide it' })).toBeVisible();
  });

  test('of a person nothing is hidden, and a closed case can only be read', async () => {
    open(
      reportWholeMock({
        status: 'rejected',
        subject: { kind: 'user', id: 'u', title: 'aziz', link: '/admin/users/u' },
        excerpt: { title: 'aziz', text: 'I sell honestly.', name: 'Dilnoza' },
        closed_at: '2026-11-26T09:00:00Z',
        resolution_text: 'It is their own name',
        allowed_events: [],
      }),
    );
    expect(await screen.findByText('It is their own name')).toBeVisible();
    expect(await screen.findByText('It says the same as then.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Hide it' })).toBeNull();
    for (const name of ['Take', 'Resolve', 'Reject'])
      expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  });

  test('lines of a chat are those that the reporter handed over, the reported one marked', async () => {
    const line = (id: string, party: string, text: string) => ({
      id,
      party,
      text,
      kind: text ? 'text' : 'image',
      created_at: '2026-11-26T08:00:00Z',
    });
    open(
      reportWholeMock({
        subject: { kind: 'message', id: 'm2', title: '', link: '' },
        excerpt: { title: '', messages: [line('m1', 'buyer', ''), line('m2', 'seller', 'Pay me outside')] },
      }),
    );
    const said = await screen.findByText('Pay me outside');
    expect(within(said.closest('li') as HTMLElement).getByText('This was reported')).toBeVisible();
    expect(screen.getByText('A picture')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Message: aziz');
    expect(screen.queryByRole('region', { name: 'As it is now' })).toBeNull();
  });

  test('a decision that is in force is lifted with a reason; its appeal is one press away', async () => {
    const lifted: unknown[] = [];
    const appeal = {
      text: 'It was a joke.',
      created_at: '2026-11-26T09:00:00Z',
      status: 'pending' as const,
      decided_at: null,
      decided_by: null,
      answer: '',
    };
    const { user } = open(
      reportWholeMock({
        verdicts: [
          deskVerdictMock({ appeal }),
          deskVerdictMock({ id: 'v2', ended_at: '2026-11-26T09:00:00Z', end_reason: 'expired' }),
        ],
      }),
    );
    server.use(
      http.post(api(`/admin/verdicts/${deskVerdictMock().id}/lift/`), async ({ request }) => {
        lifted.push(await request.json());
        return HttpResponse.json(deskVerdictMock());
      }),
    );
    const list = within(await screen.findByRole('region', { name: 'Decided about this person' }));
    expect(list.getByRole('link', { name: 'An appeal waits' })).toHaveAttribute(
      'href',
      `/admin/appeals?status=pending&open=${deskVerdictMock().id}`,
    );
    expect(list.getByText('Its time is over')).toBeVisible();
    await user.click(list.getByRole('button', { name: 'Lift' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Lift this decision?' }));
    await user.type(dialog.getByLabelText('Why'), 'It was a mistake of ours');
    await user.click(dialog.getByRole('button', { name: 'Lift' }));

    await waitFor(() => expect(lifted).toEqual([{ reason: 'It was a mistake of ours' }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
