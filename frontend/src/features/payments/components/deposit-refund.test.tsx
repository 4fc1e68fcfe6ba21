import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Deposit } from '../card-payment';
import { useDeposit } from '../deposits-api';
import { depositMock, methodMock, refundMock, transactionMock } from '../payments.mock';
import { DepositStatus } from './deposit-status';
import { TransactionDialog } from './transaction-dialog';

const PAID: Partial<Deposit> = {
  method: 'uzcard',
  status: 'succeeded',
  finished_at: '2026-11-23T06:02:00Z',
  refund: refundMock({ is_possible: true, reason: '' }),
};
const REFUNDING: Partial<Deposit> = {
  ...PAID,
  status: 'refunding',
  refund: refundMock({ status: 'refunding', reason: 'refunding' }),
};

/** The page's part, which asks for the deposit as the page does. */
function Shown() {
  const { data } = useDeposit(depositMock().id);
  return data ? <DepositStatus deposit={data} /> : null;
}

function show(changes: Partial<Deposit>, refund: () => Response | Promise<Response>) {
  const keys: (string | null)[] = [];
  server.use(
    http.get(api('/payments/methods/'), () => HttpResponse.json({ results: [methodMock()] })),
    http.get(api('/payments/deposits/:id/'), () => HttpResponse.json(depositMock(changes))),
    http.post(api('/payments/deposits/:id/refund/'), ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      return refund();
    }),
  );
  return { keys, ...renderApp(<Shown />) };
}

describe('DepositRefund', () => {
  test('asks once more, sends it once, and says that it is on its way', async () => {
    const { user, keys } = show(PAID, () => HttpResponse.json(depositMock(REFUNDING)));

    await user.click(await screen.findByRole('button', { name: 'Return to the card' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Return the money to the card?' }));
    expect(dialog.getByText(/500/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Return it' }));

    expect(await screen.findByRole('heading', { name: 'The money is going back to the card' })).toBeVisible();
    expect(keys).toHaveLength(1);
    expect(keys[0]).toBeTruthy();
  });

  test('nothing is sent when it is kept', async () => {
    const { user, keys } = show(PAID, () => HttpResponse.json(depositMock(REFUNDING)));

    await user.click(await screen.findByRole('button', { name: 'Return to the card' }));
    await user.click(await screen.findByRole('button', { name: 'Keep it in the wallet' }));

    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(keys).toEqual([]);
  });

  test.each([
    ['spent', /not all in your wallet any more/],
    ['in_debt', /while you owe money/],
    ['refunding', /on its way back to the card already/],
    ['too_late', /too late/],
    ['refused', /cannot go back to the card/],
  ])('a refusal by %s says why', async (reason, words) => {
    const { user } = show(PAID, () =>
      HttpResponse.json(
        { code: 'payment.refund_unavailable', title: 'No', status: 409, params: { reason } },
        { status: 409 },
      ),
    );

    await user.click(await screen.findByRole('button', { name: 'Return to the card' }));
    await user.click(await screen.findByRole('button', { name: 'Return it' }));

    expect(await screen.findByText(words)).toBeVisible();
  });

  test('one that the payment service has refused stays in the wallet and is not offered again', async () => {
    const refused = refundMock({ status: 'refused', reason: 'refused', failure_code: 'click_-514' });
    show({ ...PAID, refund: refused }, () => HttpResponse.error());

    expect(await screen.findByText('The money could not go back to the card')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Return to the card' })).toBeNull();
  });

  test('one that went back says so, without a word of debt', async () => {
    const refund = refundMock({ status: 'refunded', reason: 'not_succeeded' });
    show({ ...PAID, status: 'reversed', refund }, () => HttpResponse.error());

    expect(await screen.findByRole('heading', { name: 'The money went back to the card' })).toBeVisible();
    expect(screen.queryByText(/debt/)).toBeNull();
  });

  test('one that cannot go back offers nothing', async () => {
    show({ ...PAID, refund: refundMock({ reason: 'unsupported' }) }, () => HttpResponse.error());

    expect(await screen.findByRole('heading', { name: 'The money has arrived' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Return to the card' })).toBeNull();
  });

  test.each([true, false])('its movement leads to it while it is possible (%s)', async (is_possible) => {
    const deposit = depositMock({ ...PAID, refund: refundMock({ is_possible }) });
    const transaction = transactionMock({ kind: 'deposit', deposit_id: deposit.id });
    const detail = { balance_after: 1, order_number: null, method: 'uzcard', card_mask: null, related: [] };
    server.use(
      http.get(api('/payments/methods/'), () => HttpResponse.json({ results: [methodMock()] })),
      http.get(api('/payments/deposits/:id/'), () => HttpResponse.json(deposit)),
      http.get(api('/payments/transactions/:id/'), () => HttpResponse.json({ ...transaction, ...detail })),
    );
    renderApp(
      <TransactionDialog transactionId={transaction.id} known={undefined} onClose={() => undefined} />,
    );

    expect(await screen.findByText('Balance after it')).toBeVisible();
    if (is_possible) {
      expect(await screen.findByRole('link', { name: 'Return to the card' })).toHaveAttribute(
        'href',
        `/wallet/deposits/${deposit.id}`,
      );
    } else {
      expect(screen.queryByRole('link', { name: 'Return to the card' })).toBeNull();
    }
  });
});
