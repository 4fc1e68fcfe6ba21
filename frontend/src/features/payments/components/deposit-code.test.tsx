import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Deposit } from '../card-payment';
import { useDeposit } from '../deposits-api';
import { depositMock } from '../payments.mock';
import { DepositStatus } from './deposit-status';

const waiting = depositMock({ method: 'uzcard', needs_code: true, card_mask: '860006******0019' });

function Page() {
  const { data } = useDeposit(waiting.id);
  return data ? <DepositStatus deposit={data} /> : null;
}

function refusal(code: string, status: number, errors: unknown[] = []) {
  return () => HttpResponse.json({ code, title: '', status, errors }, { status });
}

async function open() {
  const sent: { body: unknown; key: string | null }[] = [];
  const answers: (() => Response)[] = [];
  const state: { deposit: Deposit } = { deposit: waiting };
  server.use(
    http.get(api('/payments/methods/'), () => HttpResponse.json({ results: [] })),
    http.get(api(`/payments/deposits/${waiting.id}/`), () => HttpResponse.json(state.deposit)),
    http.post(api(`/payments/deposits/${waiting.id}/confirm/`), async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get('Idempotency-Key') });
      const answer = answers.shift();
      if (answer) return answer();
      state.deposit = { ...waiting, needs_code: false, status: 'succeeded' };
      return HttpResponse.json(state.deposit);
    }),
  );
  const { user } = renderApp(<Page />);
  const field = await screen.findByLabelText('Code from the SMS');
  const pay = async () => user.click(screen.getByRole('button', { name: /^Pay 500/ }));
  return { user, sent, answers, state, field, pay };
}

describe('DepositCode', () => {
  test('the code pays, and the page says so', async () => {
    const { user, sent, field, pay } = await open();

    expect(screen.getByText(/phone of the card 8600 06•• •••• 0019/)).toBeVisible();
    expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await user.type(field, '11-22 33');
    expect(field).toHaveValue('112233');
    await pay();

    expect(await screen.findByRole('heading', { name: 'The money has arrived' })).toBeVisible();
    expect(sent.map(({ body }) => body)).toEqual([{ code: '112233' }]);
    expect(sent[0]?.key).toBeTruthy();
  });

  test('a wrong code: what was typed stays, nothing was charged, and it can be tried again', async () => {
    const { user, sent, answers, field, pay } = await open();
    const errors = [{ pointer: '/code', code: 'payment.wrong_code', detail: '' }];
    answers.push(refusal('payment.wrong_code', 422, errors));

    await user.type(field, '111111');
    await pay();

    await waitFor(() => expect(field).toBeInvalid());
    expect(field).toHaveAccessibleDescription(/not the code from the SMS. Nothing was charged/);
    expect(field).toHaveValue('111111');
    expect(field).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
    await user.clear(field);
    await user.type(field, '112233');
    await pay();
    expect(await screen.findByRole('heading', { name: 'The money has arrived' })).toBeVisible();
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });

  test('half a code is not sent', async () => {
    const { user, sent, field, pay } = await open();

    await user.type(field, '11');
    await pay();

    await waitFor(() => expect(field).toHaveAccessibleDescription(/four digits at least/));
    expect(sent).toEqual([]);
  });

  test('a code that is out of date says how to get a new one', async () => {
    const { user, answers, field, pay } = await open();
    answers.push(refusal('payment.code_expired', 409));

    await user.type(field, '112233');
    await pay();

    expect(await screen.findByRole('alert')).toHaveTextContent('begin the payment again');
    expect(screen.getByRole('link', { name: 'Pay another way' })).toHaveAttribute(
      'href',
      '/wallet?top_up=500000&next=%2Fwallet',
    );
  });

  test('an answer that was lost is looked up, and the same code goes with the same key', async () => {
    const { user, sent, answers, state, field, pay } = await open();
    // However often the transport asks again.
    answers.push(...Array.from({ length: 20 }, () => () => HttpResponse.error()));
    state.deposit = { ...waiting, needs_code: false };

    await user.type(field, '112233');
    await pay();

    expect(await screen.findByRole('heading', { name: 'The bank is taking the payment' })).toBeVisible();
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });
});
