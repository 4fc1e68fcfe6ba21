import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { messageMock } from '@/features/chat/chat.mock';
import type { DisputeDesk } from '@/features/disputes/desk-disputes-api';
import { disputeDeskMock, staffDisputeMock } from '@/features/disputes/disputes.mock';
import { readCommands } from '@/shared/desk/commands';
import '@/shared/desk/desk-problem-words';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { StaffContext } from '@/shared/desk/use-roles';
import { AdminDisputePage } from './admin-dispute-page';

const ID = disputeDeskMock().dispute.id;
const BOBUR = { ...disputeDeskMock().seller.user, id: 'bobur', username: 'bobur' };
const WORDS = 'The login was tried by us and does not work at all.';
const CANCELLABLE = staffDisputeMock({ allowed_events: ['resolve', 'cancel'] });
const READY: DisputeDesk['templates'][number] = {
  code: 'dispute-taken-back',
  use: 'dispute',
  field: '',
  text: { uz: 'Qaytarib olingan.', ru: 'Вернули себе.', en: 'The account was taken back.' },
  position: 1,
  is_active: true,
};

let stop = () => {};
afterEach(() => stop());

async function open(desk: DisputeDesk, role: 'moderator' | 'admin' = 'moderator') {
  const now = { desk };
  const taken: string[] = [];
  const decided: unknown[] = [];
  server.use(
    http.get(api('/games/:slug/'), () => HttpResponse.json({ attributes: [] })),
    http.get(api(`/admin/disputes/${ID}/`), () => HttpResponse.json(now.desk)),
    http.all(api(`/admin/disputes/${ID}/take/`), ({ request }) => {
      taken.push(request.method);
      const me = { ...BOBUR, id: 'me', username: 'malika' };
      now.desk = { ...now.desk, taken_by: request.method === 'POST' ? me : null };
      return HttpResponse.json(now.desk);
    }),
    http.post(api(`/disputes/${ID}/resolve/`), async ({ request }) => {
      decided.push(await request.json());
      return HttpResponse.json(now.desk.dispute);
    }),
  );
  stop = listenToHotkeys(readCommands);
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminDisputePage />
    </StaffContext>,
    { at: `/admin/disputes/${ID}`, path: '/admin/disputes/:id' },
  );
  await screen.findByRole('heading', { level: 1 });
  return { ...view, taken, decided };
}

describe('AdminDisputePage', () => {
  test('C takes it, and it can be let go again', async () => {
    const { user, taken } = await open(disputeDeskMock());
    expect(screen.getByText('Nobody deals with this dispute yet.')).toBeVisible();

    fireEvent.keyDown(document.body, { key: 'с', code: 'KeyC' });
    expect(await screen.findByText('You deal with this dispute.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Let it go' }));

    expect(await screen.findByText('Nobody deals with this dispute yet.')).toBeVisible();
    expect(taken).toEqual(['POST', 'DELETE']);
  });

  test('what somebody else deals with only an admin takes over', async () => {
    await open(disputeDeskMock({ taken_by: BOBUR }));

    expect(screen.getByRole('button', { name: 'Take over' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.queryByRole('button', { name: 'Let it go' })).toBeNull();
  });

  test('decides with a reason and words, not without', async () => {
    const { user, decided } = await open(disputeDeskMock());

    fireEvent.keyDown(document.body, { key: 'd', code: 'KeyD' });
    await user.click(await screen.findByRole('button', { name: 'All to the buyer' }));
    await user.click(screen.getByRole('button', { name: 'Decide and move the money' }));
    expect(screen.getByText('At least 30 characters.')).toBeVisible();
    expect(decided).toEqual([]);

    await user.selectOptions(screen.getByLabelText(/^Reason/), 'wrong_credentials');
    await user.type(screen.getByLabelText(/Why, in words/), WORDS);
    await user.click(screen.getByRole('button', { name: 'Decide and move the money' }));

    await waitFor(() =>
      expect(decided).toEqual([
        { refund_amount: 500_000, reason: 'wrong_credentials', text: WORDS, expected_version: 4 },
      ]),
    );
  });

  test('a ready text is put in in all languages, after what stands there', async () => {
    const { user } = await open(disputeDeskMock({ templates: [READY] }));
    await user.click(screen.getByRole('button', { name: 'Decide' }));
    await user.type(screen.getByLabelText(/Why, in words/), 'Seen by us.');
    await user.selectOptions(await screen.findByLabelText('Begin with a ready text'), 'dispute-taken-back');

    expect(screen.getByLabelText(/Why, in words/)).toHaveValue(
      'Seen by us.\nQaytarib olingan.\nВернули себе.\nThe account was taken back.',
    );
  });

  test('of two the second begins at the first one’s sum, and with another one says that it waits', async () => {
    const { user } = await open(
      disputeDeskMock({
        ruling_needed: 2,
        ruling: {
          refund_amount: 200_000,
          reason: 'agreement',
          text: 'Both are right in a part.',
          by: BOBUR,
          at: '2026-11-23T06:00:00Z',
        },
      }),
    );
    const ruling = within(screen.getByRole('region', { name: 'One of two decided' }));
    expect(ruling.getByText('Both are right in a part.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Decide' }));
    expect(screen.getByRole('button', { name: 'Decide and move the money' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'All to the buyer' }));

    expect(screen.getByRole('button', { name: 'Decide, and wait for a second person' })).toBeVisible();
  });

  test('the conversation is fetched only once it is asked for, and nothing in it can be written', async () => {
    const asked: string[] = [];
    server.use(
      http.get(api('/chats/c1/messages/'), ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({
          results: [
            messageMock(1, { text: 'The code has not come' }),
            messageMock(2, { is_hidden: true, text: '' }),
          ],
          last_sequence: 2,
          next: null,
          previous: null,
        });
      }),
    );
    const { user } = await open(disputeDeskMock({ chat: { id: 'c1', message_count: 2 } }));
    expect(asked).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Read the conversation (2)' }));

    const lines = within(await screen.findByRole('list', { name: 'Messages' }));
    expect(await lines.findByText('The code has not come')).toBeVisible();
    expect(lines.getByText('This message is hidden by a verdict.')).toBeVisible();
    expect(asked).toEqual(['?page_size=50']);
  });

  test('keys lead to what was said, to the conversation and to one’s own words', async () => {
    const seen: string[] = [];
    vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function scroll(this: Element) {
      seen.push(this.id);
    });
    server.use(
      http.get(api('/chats/c1/messages/'), () =>
        HttpResponse.json({ results: [messageMock(1)], last_sequence: 1, next: null, previous: null }),
      ),
    );
    const dispute = staffDisputeMock({ allowed_events: ['resolve', 'message'] });
    await open(disputeDeskMock({ dispute, chat: { id: 'c1', message_count: 1 } }));

    fireEvent.keyDown(document.body, { key: 'у', code: 'KeyE' });
    fireEvent.keyDown(document.body, { key: 'е', code: 'KeyT' });
    expect(await screen.findByRole('list', { name: 'Messages' })).toBeVisible();
    fireEvent.keyDown(document.body, { key: 'ц', code: 'KeyW' });

    expect(seen).toEqual(['said', 'conversation']);
    expect(document.activeElement?.tagName).toBe('TEXTAREA');
  });

  test('a dispute that is not there says so', async () => {
    server.use(
      http.get(api(`/admin/disputes/${ID}/`), () =>
        HttpResponse.json({ code: 'dispute.not_found', title: '', status: 404 }, { status: 404 }),
      ),
    );
    renderApp(
      <StaffContext value={{ id: 'me', username: 'malika', role: 'moderator' }}>
        <AdminDisputePage />
      </StaffContext>,
      { at: `/admin/disputes/${ID}`, path: '/admin/disputes/:id' },
    );

    expect(await screen.findByRole('heading', { level: 1 })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Decide|Take|Look at the login/ })).toBeNull();
  });

  test('only an admin cancels the order, with a reason', async () => {
    const sent: unknown[] = [];
    const { order } = CANCELLABLE;
    server.use(
      http.post(api(`/admin/orders/${order.id}/cancel/`), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(order);
      }),
    );
    const { user } = await open(disputeDeskMock({ dispute: CANCELLABLE }), 'admin');
    await user.click(screen.getByRole('button', { name: 'Cancel the order' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.type(dialog.getByLabelText('Why'), 'The listing was stolen');
    await user.click(dialog.getByRole('button', { name: 'Cancel the order' }));

    await screen.findByText('The order is cancelled. Both sides have been told.');
    expect(sent).toEqual([{ reason: 'The listing was stolen', expected_version: 4 }]);
  });

  test('a moderator cannot cancel, whatever the order allows', async () => {
    await open(disputeDeskMock({ dispute: CANCELLABLE }));

    expect(screen.queryByRole('button', { name: 'Cancel the order' })).toBeNull();
  });

  test('shows what was decided about the two before', async () => {
    const desk = disputeDeskMock();
    const verdict = {
      id: 'v1',
      kind: 'warn' as const,
      subject_kind: 'listing',
      subject_id: 'l1',
      reason: 'fraud',
      text: 'The pictures were not of this account.',
      given_at: '2026-10-01T06:00:00Z',
      expires_at: null,
      ended_at: null,
      end_reason: '',
    };
    await open({ ...desk, seller: { ...desk.seller, verdicts: [verdict] } });

    const seller = within(screen.getByRole('region', { name: 'Seller' }));
    expect(seller.getByText('Warning')).toBeVisible();
    expect(seller.getByText('The pictures were not of this account.')).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'Buyer' })).getByText('No verdicts')).toBeVisible();
  });

  test('a closed one shows its looks and acts, and offers nothing to do', async () => {
    await open(
      disputeDeskMock({
        dispute: staffDisputeMock({
          status: 'closed',
          outcome: 'refunded',
          closed_by: 'staff',
          allowed_events: [],
        }),
        looks: [{ by: 'bobur', at: '2026-11-23T06:00:00Z', reason: 'To see what it says', ip: '91.203.0.0' }],
        history: [
          {
            at: '2026-11-23T07:00:00Z',
            action: 'order.resolved',
            by: BOBUR,
            details: { refund_amount: 500_000, reason: 'wrong_credentials' },
          },
        ],
      }),
    );

    expect(screen.getByText('Reason: To see what it says')).toBeVisible();
    expect(screen.getByText('Decided the dispute')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Decide|Take|Look at the login/ })).toBeNull();
  });
});
