import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Schema } from '@/shared/api/types';
import type { Card } from '../cards-api';
import { cardMock, withdrawalMock } from '../withdrawals.mock';
import { WithdrawFlow } from './withdraw-flow';

const WALLET: Schema<'WalletOut'> = {
  available: 8_000_000,
  held: 0,
  payout_reserved: 0,
  in_escrow: 0,
  debt: 0,
  currency: 'UZS',
  withdrawable: 3_000_000,
  withdrawal_limits: { min: 50_000, max_per_request: 6_000_000, daily: 5_000_000, left_today: 3_000_000 },
};

async function open(cards: Card[] = [cardMock()], wallet = WALLET) {
  const sent: { body: unknown; key: string | null }[] = [];
  const answers: (() => Response)[] = [];
  server.use(
    http.get(api('/payments/cards/'), () => HttpResponse.json({ results: cards })),
    http.post(api('/payments/withdraw/'), async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get('Idempotency-Key') });
      return answers.shift()?.() ?? HttpResponse.json(withdrawalMock(), { status: 201 });
    }),
  );
  const { user } = renderApp(<WithdrawFlow wallet={wallet} addCard={<button type="button">Add</button>} />, {
    at: '/wallet/withdraw',
  });
  const next = async () => user.click(await screen.findByRole('button', { name: 'Next' }));
  return { user, next, sent, answers };
}

const refusal =
  (code: string, params = {}) =>
  () =>
    HttpResponse.json({ code, title: '', status: 409, params }, { status: 409 });

describe('WithdrawFlow', () => {
  test('asks for the sum only after the last look, and goes on to the withdrawal', async () => {
    const { user, next, sent } = await open();

    await user.type(await screen.findByLabelText('Amount'), '250000');
    await next();

    expect(
      await screen.findByText('If the bank does not take it, all of it comes back to your wallet.'),
    ).toBeVisible();
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Withdraw 250/ }));

    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(`/wallet/withdrawals/${withdrawalMock().id}`),
    );
    expect(sent.map(({ body }) => body)).toEqual([{ amount: 250_000, card_id: cardMock().id }]);
  });

  test.each([
    ['', 'Type a whole sum in soʻm.'],
    ['49999', 'At least 50 000 UZS at a time.'],
    ['8000001', 'Your wallet holds 8 000 000 UZS.'],
    ['6000001', 'At most 6 000 000 UZS at a time.'],
    ['3000001', 'Your plan lets 3 000 000 UZS more out within these 24 hours.'],
  ])('does not go on with "%s"', async (amount, words) => {
    const { user, next } = await open();
    if (amount) await user.type(await screen.findByLabelText('Amount'), amount);

    await next();

    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByLabelText('Amount')).toBeInvalid();
  });

  test('"all" is what may leave now, not what the wallet holds', async () => {
    const { user } = await open();

    await user.click(await screen.findByRole('button', { name: /^All:/ }));

    expect(screen.getByLabelText('Amount')).toHaveValue('3\u202f000\u202f000');
  });

  test('a new card says from when it can be used and cannot be chosen', async () => {
    await open([cardMock({ usable_from: '2999-01-02T05:00:00Z' })]);

    expect(await screen.findByText('New: can be used from 2 Jan 2999, 10:00.')).toBeVisible();
    expect(screen.getByRole('radio')).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Next' })).toHaveAttribute('aria-disabled', 'true');
  });

  test.each([
    ['payment.in_debt', { debt: 90_000 }, /You owe 90.000.UZS/],
    ['payment.card_frozen', { usable_from: '2999-01-02T05:00:00Z' }, /from 2 Jan 2999, 10:00/],
    ['payment.daily_limit_reached', { daily: 5_000_000, left: 70_000 }, /lets 70.000.UZS more out/],
  ])(
    '%s is told in plain words, and the same press again is the same intent',
    async (code, params, words) => {
      const { user, next, sent, answers } = await open();
      answers.push(refusal(code, params));
      await user.type(await screen.findByLabelText('Amount'), '250000');
      await next();

      await user.click(await screen.findByRole('button', { name: /^Withdraw 250/ }));
      expect(await screen.findByRole('alert')).toHaveTextContent(words);
      await user.click(screen.getByRole('button', { name: /^Withdraw 250/ }));

      await waitFor(() => expect(sent).toHaveLength(2));
      expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
    },
  );

  test('back from the last look everything is as it was typed', async () => {
    const { user, next } = await open();
    await user.type(await screen.findByLabelText('Amount'), '250000');
    await next();

    await user.click(await screen.findByRole('button', { name: 'Change something' }));

    expect(screen.getByLabelText('Amount')).toHaveValue('250\u202f000');
    expect(screen.getByRole('radio')).toBeChecked();
  });
});
