import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { depositMock, methodMock } from '../payments.mock';
import { DepositForm, type DepositFormProps } from './deposit-form';

const ORDER_ID = '01a20000-0000-7000-8000-00000000000f';

async function open(props: Omit<DepositFormProps, 'onCreated'> = {}, extra = [methodMock()]) {
  const sent: { body: unknown; key: string | null }[] = [];
  const answers: (() => Response)[] = [];
  server.use(
    http.get(api('/payments/methods/'), () =>
      HttpResponse.json({
        results: [
          methodMock({
            code: 'payme',
            name: 'Payme',
            is_available: false,
            unavailable_reason: 'not_connected',
          }),
          ...extra,
        ],
      }),
    ),
    http.post(api('/payments/deposit/'), async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get('Idempotency-Key') });
      return answers.shift()?.() ?? HttpResponse.json(depositMock(), { status: 201 });
    }),
  );
  const onCreated = vi.fn();
  const { user } = renderApp(<DepositForm {...props} onCreated={onCreated} />);
  const submit = async () => user.click(await screen.findByRole('button', { name: /^(Top up|Pay )/ }));
  return { user, submit, sent, answers, onCreated };
}

describe('DepositForm', () => {
  test('opens a deposit of the typed sum by the method that can be used', async () => {
    const { user, submit, sent, onCreated } = await open();

    await user.type(await screen.findByLabelText('Amount'), '250000');
    expect(screen.getByLabelText('Amount')).toHaveValue('250\u202f000');
    expect(screen.getByRole('radio', { name: /Payme/ })).toBeDisabled();
    expect(screen.getByText('Not connected yet')).toBeVisible();
    await submit();

    await waitFor(() => expect(onCreated).toHaveBeenCalledWith(depositMock()));
    expect(sent.map(({ body }) => body)).toEqual([
      { method: 'sandbox', amount: 250_000, return_path: '/wallet' },
    ]);
  });

  test('begins with the sum that another page lacks, and goes on there', async () => {
    const { submit, sent } = await open({ suggested: 222_600, next: '/premium' });

    expect(await screen.findByLabelText('Amount')).toHaveValue('222\u202f600');
    await submit();

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toEqual({ method: 'sandbox', amount: 222_600, return_path: '/premium' });
  });

  test.each([
    ['', 'Type a whole sum in soʻm.'],
    ['999', 'At least 1\u202f000\u00a0UZS for this method.'],
    ['1000001', 'At most 1\u202f000\u202f000\u00a0UZS for this method.'],
  ])('does not send "%s"', async (amount, words) => {
    const { user, submit, sent } = await open();
    if (amount) await user.type(await screen.findByLabelText('Amount'), amount);

    await submit();

    const { description } = await waitFor(() => {
      const text = document.getElementById(
        screen.getByLabelText('Amount').getAttribute('aria-describedby') ?? '',
      );
      expect(screen.getByLabelText('Amount')).toBeInvalid();
      return { description: text?.textContent };
    });
    expect(description).toBe(words);
    expect(sent).toEqual([]);
  });

  test('a repeated press after a failure is the same intent', async () => {
    const { submit, sent, answers, onCreated } = await open({ orderId: ORDER_ID, amount: 300_000 });
    answers.push(() =>
      HttpResponse.json({ code: 'payment.provider_unavailable', title: '', status: 409 }, { status: 409 }),
    );

    await submit();
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was charged');
    await submit();

    await waitFor(() => expect(onCreated).toHaveBeenCalledOnce());
    expect(sent[0]?.body).toEqual({
      method: 'sandbox',
      amount: 300_000,
      order_id: ORDER_ID,
      return_path: `/orders/${ORDER_ID}`,
    });
    expect(new Set(sent.map(({ key }) => key)).size).toBe(1);
  });

  test('an order that lacks less than the minimum brings the minimum in and says so', async () => {
    const { submit, sent } = await open({ orderId: ORDER_ID, amount: 400 });

    expect(await screen.findByText(/stays in your wallet/)).toHaveTextContent('600 UZS');
    await submit();

    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.body).toMatchObject({ amount: 1000 });
  });

  test('each method says what it costs and how long it takes', async () => {
    await open({}, [
      methodMock({ code: 'click', name: 'Click', fee_bps: 150 }),
      methodMock({ code: 'paynet', name: 'Paynet' }),
    ]);

    expect(
      await screen.findByRole('radio', { name: /Click.*At once.*fee 1.5%.*1.000 – 1.000.000/ }),
    ).toBeChecked();
    expect(
      screen.getByRole('radio', { name: /Paynet.*At a kiosk, up to 24 hours.*no fee/ }),
    ).not.toBeChecked();
  });

  test('another method brings its own limits to the sum that was refused', async () => {
    const { user, submit, sent } = await open({}, [
      methodMock({ code: 'click', name: 'Click', max_amount: 100_000 }),
      methodMock(),
    ]);

    await user.type(await screen.findByLabelText('Amount'), '250000');
    await submit();
    await waitFor(() => expect(screen.getByLabelText('Amount')).toBeInvalid());
    await user.click(screen.getByRole('radio', { name: /Sandbox/ }));

    await waitFor(() => expect(screen.getByLabelText('Amount')).toBeValid());
    await submit();
    await waitFor(() => expect(sent.map(({ body }) => body)).toMatchObject([{ method: 'sandbox' }]));
  });

  test('a method that takes less than an order lacks cannot be chosen, and says why', async () => {
    const { submit, sent } = await open({ orderId: ORDER_ID, amount: 300_000 }, [
      methodMock({ code: 'click', name: 'Click', max_amount: 100_000 }),
      methodMock(),
    ]);

    expect(await screen.findByRole('radio', { name: /Click.*Takes at most 100.000/ })).toBeDisabled();
    expect(screen.getByRole('radio', { name: /Sandbox/ })).toBeChecked();
    await submit();

    await waitFor(() => expect(sent[0]?.body).toMatchObject({ method: 'sandbox', amount: 300_000 }));
  });

  test('pays with a saved card of the method, and forgets it with another method', async () => {
    const renderCards = ({ method, onChange }: { method: string; onChange: (id: string) => void }) => (
      <button type="button" onClick={() => onChange('card-1')}>{`a card of ${method}`}</button>
    );
    const { user, submit, sent } = await open({ renderCards, suggested: 50_000 }, [
      methodMock({ code: 'uzcard', name: 'Uzcard' }),
      methodMock({ code: 'click', name: 'Click' }),
    ]);

    await user.click(await screen.findByRole('button', { name: 'a card of uzcard' }));
    expect(screen.getByText(/The bank may send a code by SMS/)).toBeVisible();
    await submit();
    await waitFor(() =>
      expect(sent[0]?.body).toEqual({
        method: 'uzcard',
        amount: 50_000,
        return_path: '/wallet',
        card_id: 'card-1',
      }),
    );
    await user.click(screen.getByRole('radio', { name: /Click/ }));
    expect(screen.queryByRole('button', { name: /a card of/ })).toBeNull();
    await submit();

    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body).not.toHaveProperty('card_id');
  });

  test('a card that is gone is said above the button', async () => {
    const { submit, answers } = await open({ suggested: 50_000 });
    answers.push(() =>
      HttpResponse.json({ code: 'payment.card_not_found', title: '', status: 404 }, { status: 404 }),
    );

    await submit();

    expect(await screen.findByRole('alert')).toHaveTextContent('This card is no longer here');
  });
});
