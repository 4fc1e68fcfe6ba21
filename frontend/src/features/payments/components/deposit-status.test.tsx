import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Deposit } from '../card-payment';
import { depositMock, methodMock } from '../payments.mock';
import { DepositStatus } from './deposit-status';

const ORDER_ID = '01a20000-0000-7000-8000-00000000000f';

function show(changes: Partial<Deposit> = {}, method = methodMock()) {
  server.use(http.get(api('/payments/methods/'), () => HttpResponse.json({ results: [method] })));
  return renderApp(<DepositStatus deposit={depositMock(changes)} />);
}

describe('DepositStatus', () => {
  test('while it waits: the way back to the payment page', () => {
    show();

    expect(screen.getByRole('heading', { name: 'Waiting for the payment' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to the payment page' })).toHaveAttribute(
      'href',
      depositMock().payment_url,
    );
    expect(screen.queryByText('The last try did not go through')).toBeNull();
  });

  test.each([
    ['cancelled', 'It was cancelled.'],
    ['declined_by_payer', 'It was cancelled.'],
    ['timeout', 'It was not finished in time.'],
    ['declined_by_provider', 'The bank or the payment service refused it.'],
  ])('waits after a try that ended with %s: the link can be used again', (failure_code, words) => {
    show({ failure_code });

    const banner = screen.getByText('The last try did not go through').closest('[role=status]');
    expect(banner).toHaveTextContent(words);
    expect(banner).toHaveTextContent('No money was taken, and the payment page can be used again.');
    expect(screen.getByRole('link', { name: 'Back to the payment page' })).toBeVisible();
  });

  test('waits for the bank of a saved card: nothing to press twice', () => {
    show({ card_mask: '860006******0019' });

    expect(screen.getByRole('heading', { name: 'The bank is taking the payment' })).toBeVisible();
    expect(screen.getByText(/Do not pay again/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Back to the payment page' })).toBeNull();
  });

  test('Paynet: the number to type, big, and to copy', async () => {
    const { user } = show({ method: 'paynet', payment_url: '' });

    expect(screen.getByRole('heading', { name: 'Pay at a kiosk or in the app' })).toBeVisible();
    expect(screen.getByText('1234 5678 9012')).toBeVisible();
    expect(screen.getByText('Find WibeStore at a Paynet kiosk or in the Paynet app.')).toBeVisible();
    expect(screen.getByText(/Pay exactly 500.000.UZS/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy the payment number' }));

    expect(await navigator.clipboard.readText()).toBe('123456789012');
  });

  test('arrived for an order: the way to that order', () => {
    show({ status: 'succeeded', order_id: ORDER_ID });

    expect(screen.getByRole('heading', { name: 'The money has arrived' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the order' })).toHaveAttribute(
      'href',
      `/orders/${ORDER_ID}`,
    );
  });

  test('arrived for another page: the way on', () => {
    show({ status: 'succeeded', return_path: '/premium' });

    expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/premium');
  });

  test.each<[Deposit['status'], string, string, RegExp]>([
    ['failed', '', 'The payment did not go through', /refused it. No money was taken/],
    ['failed', 'declined_by_payer', 'The payment was cancelled', /No money was taken/],
    ['failed', 'timeout', 'The payment did not go through', /not finished in time. No money was taken/],
    ['cancelled', '', 'The payment was cancelled', /No money was taken/],
    ['expired', '', 'The time to pay is over', /No money was taken/],
  ])('%s %s: no money was taken, try again or another way', async (status, failure_code, title, words) => {
    show({ status, failure_code, payment_url: '' });

    expect(screen.getByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByText(words)).toBeVisible();
    expect(screen.getByText(/tell support the number below/)).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Try again with Sandbox' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Choose another method' })).toHaveAttribute(
      'href',
      '/wallet?top_up=500000&next=%2Fwallet',
    );
  });

  test('tries again with the same sum, method and order', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/payments/deposit/'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json(depositMock({ id: 'd2', payment_url: '' }), { status: 201 });
      }),
    );
    const { user } = show({ status: 'failed', order_id: ORDER_ID, return_path: `/orders/${ORDER_ID}` });

    expect(screen.getByRole('link', { name: 'Choose another method' })).toHaveAttribute(
      'href',
      `/orders/${ORDER_ID}?pay`,
    );
    await user.click(await screen.findByRole('button', { name: 'Try again with Sandbox' }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('/wallet/deposits/d2'));
    expect(sent).toEqual([
      { method: 'sandbox', amount: 500_000, return_path: `/orders/${ORDER_ID}`, order_id: ORDER_ID },
    ]);
  });

  test('a refused retry says why and that nothing was charged', async () => {
    server.use(
      http.post(api('/payments/deposit/'), () =>
        HttpResponse.json({ code: 'payment.provider_unavailable', title: '', status: 409 }, { status: 409 }),
      ),
    );
    const { user } = show({ status: 'failed' });

    await user.click(await screen.findByRole('button', { name: 'Try again with Sandbox' }));

    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was charged');
  });

  test('a method that was switched off meanwhile cannot be tried again, and says so', async () => {
    show({ status: 'failed' }, methodMock({ is_available: false, unavailable_reason: 'disabled' }));

    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Try again with Sandbox' })).toHaveAccessibleDescription(
        'This method cannot be used now.',
      ),
    );
  });

  test('taken back: where the money went, and no second try', () => {
    show({ status: 'reversed' });

    expect(screen.getByRole('heading', { name: 'The payment was taken back' })).toBeVisible();
    expect(screen.getByText(/is your debt/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the transactions' })).toHaveAttribute(
      'href',
      '/transactions',
    );
    expect(screen.queryByRole('button', { name: /Try again/ })).toBeNull();
  });
});
