import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { StaffWithdrawal } from '../staff-api';
import { staffWithdrawalMock } from '../withdrawals.mock';
import { WithdrawalQueue } from './withdrawal-queue';

function open(withdrawals: StaffWithdrawal[], at = '/admin/withdrawals') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/withdrawals/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: withdrawals, next: null, previous: null });
    }),
  );
  return { ...renderApp(<WithdrawalQueue />, { at }), asked };
}

describe('WithdrawalQueue', () => {
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
});
