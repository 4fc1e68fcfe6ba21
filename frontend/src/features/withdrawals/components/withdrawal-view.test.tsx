import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { Withdrawal } from '../api';
import { withdrawalMock } from '../withdrawals.mock';
import { WithdrawalView } from './withdrawal-view';

const AT = '2026-11-23T07:00:00Z';

const story = () =>
  screen
    .getAllByRole('listitem')
    .map((item) => [item.dataset['state'], item.querySelector('p')?.textContent]);

describe('WithdrawalView', () => {
  test('one that waits: the team is next, and it can be taken back', async () => {
    const sent = vi.fn();
    server.use(
      http.post(api(`/payments/withdrawals/${withdrawalMock().id}/cancel/`), async ({ request }) => {
        sent(await request.json());
        return HttpResponse.json(withdrawalMock({ status: 'cancelled' }));
      }),
    );
    const { user } = renderApp(<WithdrawalView withdrawal={withdrawalMock()} isNew />);

    expect(screen.getByText('Your request is in')).toBeVisible();
    expect(story()).toEqual([
      ['done', 'Done: You asked for it'],
      ['current', 'Now: Our team checks it'],
      ['upcoming', 'Next: Sent to the bank'],
      ['upcoming', 'Next: On your card'],
    ]);
    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take it back' }));

    await waitFor(() => expect(sent).toHaveBeenCalledExactlyOnceWith({ expected_version: 1 }));
  });

  test('too late to take it back: it says so', async () => {
    server.use(
      http.post(api(`/payments/withdrawals/${withdrawalMock().id}/cancel/`), () =>
        HttpResponse.json(
          { code: 'payment.withdrawal_invalid_transition', title: '', status: 409 },
          { status: 409 },
        ),
      ),
    );
    const { user } = renderApp(<WithdrawalView withdrawal={withdrawalMock()} isNew={false} />);

    await user.click(screen.getByRole('button', { name: 'Take it back' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take it back' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('the withdrawal has moved on');
  });

  test.each<[string, Partial<Withdrawal>, string]>([
    [
      'the first of two has agreed',
      {
        history: [...withdrawalMock().history, { status: 'requested', at: AT, by: 'staff', reason: '' }],
      },
      'It is a large sum: one of two people has agreed already.',
    ],
    [
      'the bank did not take it',
      { status: 'returned', approved_at: AT, sent_at: AT, finished_at: AT, reason: 'declined' },
      'The bank did not take it. All of it is back in your wallet.',
    ],
    [
      'the staff refused',
      {
        status: 'cancelled',
        finished_at: AT,
        reason: 'The card is not your own',
        history: [
          ...withdrawalMock().history,
          { status: 'cancelled', at: AT, by: 'staff', reason: 'The card is not your own' },
        ],
      },
      'The card is not your own',
    ],
  ])('%s', (_name, changes, words) => {
    renderApp(
      <WithdrawalView withdrawal={withdrawalMock({ allowed_events: [], ...changes })} isNew={false} />,
    );

    expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take it back' })).not.toBeInTheDocument();
  });
});
