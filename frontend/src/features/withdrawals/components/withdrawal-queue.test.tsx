import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCommands } from '@/shared/desk/commands';
import { listenToHotkeys } from '@/shared/desk/hotkeys';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import type { StaffWithdrawal } from '../staff-api';
import { staffWithdrawalDetailMock, staffWithdrawalMock } from '../withdrawals.mock';
import { WithdrawalQueue } from './withdrawal-queue';

function open(withdrawals: StaffWithdrawal[], at = '/admin/withdrawals', role: Staff['role'] = 'finance') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/withdrawals/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: withdrawals, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <WithdrawalQueue />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

const press = (code: string, key: string) => fireEvent.keyDown(document.body, { code, key });

describe('WithdrawalQueue', () => {
  let stop = () => {};
  beforeEach(() => {
    stop = listenToHotkeys(readCommands);
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
  });

  test('a and r ask about the row where one is, and decide nothing by themselves', async () => {
    const second = staffWithdrawalMock({ id: '01a20000-0000-7000-8000-0000000000ff', number: 'W-SECOND' });
    const { user } = open([staffWithdrawalMock(), second]);
    await screen.findByText('W-SECOND');

    press('KeyJ', 'j');
    press('KeyJ', 'j');
    press('KeyA', 'a');
    expect(await screen.findByRole('dialog', { name: 'Approve W-SECOND?' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Not now' }));
    press('KeyR', 'r');

    expect(await screen.findByRole('dialog', { name: 'Reject W-SECOND?' })).toBeVisible();
  });

  test('a key does not ask what is not allowed', async () => {
    open([staffWithdrawalMock({ allowed_events: ['reject'] })]);
    await screen.findByRole('button', { name: 'Reject' });

    press('KeyA', 'a');

    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('on phones they are cards with their buttons', async () => {
    vi.stubGlobal('matchMedia', (query: string) =>
      Object.assign(new EventTarget(), { matches: query.includes('48rem'), media: query }),
    );
    open([staffWithdrawalMock()]);

    const card = within(await screen.findByRole('listitem'));
    expect(card.getByRole('button', { name: 'Approve' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('what waits is approved by its version, then asked again', async () => {
    const sent = vi.fn();
    server.use(
      http.post(api(`/admin/withdrawals/${staffWithdrawalMock().id}/approve/`), async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json(staffWithdrawalMock({ status: 'approved' }));
      }),
    );
    const { user, asked } = open([staffWithdrawalMock()]);

    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Approve' }));

    await waitFor(() => expect(sent).toHaveBeenCalledExactlyOnceWith({ expected_version: 1 }));
    await waitFor(() => expect(asked).toEqual(['?status=requested', '?status=requested']));
  });

  test('a refusal needs a reason that its owner reads', async () => {
    const sent = vi.fn();
    server.use(
      http.post(api(`/admin/withdrawals/${staffWithdrawalMock().id}/reject/`), async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json(staffWithdrawalMock({ status: 'cancelled' }));
      }),
    );
    const { user } = open([staffWithdrawalMock()]);

    await user.click(await screen.findByRole('button', { name: 'Reject' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-disabled', 'true');
    await user.type(dialog.getByLabelText('Reason'), 'The card is not your own');
    await user.click(dialog.getByRole('button', { name: 'Reject' }));

    await waitFor(() =>
      expect(sent).toHaveBeenCalledExactlyOnceWith({
        expected_version: 1,
        reason: 'The card is not your own',
      }),
    );
  });

  test('who agreed first cannot agree twice, and is told why', async () => {
    const { user: first } = staffWithdrawalMock();
    open([
      staffWithdrawalMock({
        amount: 12_000_000,
        approvals_needed: 2,
        approved_by: first,
        allowed_events: ['reject'],
      }),
    ]);

    expect(await screen.findByText('1 of 2 agreed')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toHaveAccessibleDescription(
      'Somebody else of the staff has to decide.',
    );
  });

  test('filters are asked for; nobody waits', async () => {
    const { asked } = open([], '/admin/withdrawals?needs_second=true&min_amount=1000&user=dilnoza');

    expect(await screen.findByRole('button', { name: 'Clear the filters' })).toBeVisible();
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
      status: 'requested',
      needs_second: 'true',
      min_amount: '1000',
      user: 'dilnoza',
    });
  });

  test('the panel names both who agreed', async () => {
    const person = staffWithdrawalMock().user;
    const detail = staffWithdrawalDetailMock({
      status: 'approved',
      approvals_needed: 2,
      approved_at: '2026-11-26T10:00:00Z',
      approved_by: { ...person, id: 'other', username: 'malika' },
      released_by: { ...person, id: 'third', username: 'rustam' },
    });
    server.use(http.get(api(`/admin/withdrawals/${detail.id}/`), () => HttpResponse.json(detail)));
    open([detail], `/admin/withdrawals?open=${detail.id}`);

    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('malika')).toBeVisible();
    expect(panel.getByText(/rustam/)).toBeVisible();
  });

  test('the panel says whose it is and who has agreed', async () => {
    const detail = staffWithdrawalDetailMock({
      approvals_needed: 2,
      approved_by: { ...staffWithdrawalMock().user, id: 'other', username: 'malika' },
    });
    server.use(http.get(api(`/admin/withdrawals/${detail.id}/`), () => HttpResponse.json(detail)));
    open([detail], `/admin/withdrawals?open=${detail.id}`);

    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('Two people have to agree')).toBeVisible();
    expect(panel.getByText('malika')).toBeVisible();
    expect(panel.getByText('Somebody other than the first')).toBeVisible();
    expect(panel.getByText('Their account is blocked')).toBeVisible();
  });

  test('somebody else decided meanwhile: it is told, and the queue is asked again', async () => {
    server.use(
      http.post(api(`/admin/withdrawals/${staffWithdrawalMock().id}/approve/`), () =>
        HttpResponse.json({ code: 'request.version_conflict', title: '', status: 409 }, { status: 409 }),
      ),
    );
    const { user, asked } = open([staffWithdrawalMock()]);

    await user.click(await screen.findByRole('button', { name: 'Approve' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Approve' }));

    expect(await dialog.findByRole('alert')).toBeVisible();
    await waitFor(() => expect(asked).toHaveLength(2));
  });

  test('a moderator asks for nothing', async () => {
    const { asked } = open([staffWithdrawalMock()], '/admin/withdrawals', 'moderator');

    expect(await screen.findByRole('group', { name: 'Status' })).toBeVisible();
    expect(asked).toEqual([]);
  });
});
