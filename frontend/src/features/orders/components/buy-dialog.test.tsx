import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { orderMock } from '../orders.mock';
import { BuyDialog, type BuyDialogProps } from './buy-dialog';

const order = orderMock({ state: 'awaiting_payment', version: 1, blocked_events: {} });
const listing = { id: order.listing.id, title: order.listing.title, price: 500_000, buy_refusal: '' };

function open(changes: Partial<BuyDialogProps> = {}) {
  return renderApp(
    <BuyDialog
      listing={listing}
      isOpen
      onClose={vi.fn()}
      available={900_000}
      renderTopUp={({ orderId, amount }) => <p>{`top up ${orderId} by ${amount}`}</p>}
      {...changes}
    />,
  );
}

function refuse(code: string, params: Record<string, unknown> = {}) {
  return HttpResponse.json({ code, title: code, status: 409, params }, { status: 409 });
}

describe('BuyDialog', () => {
  it('reserves at the price seen, pays, and goes to the order', async () => {
    const asked: unknown[] = [];
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        asked.push(await request.json());
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.json(order, { status: 201 });
      }),
      http.post(api(`/orders/${order.id}/pay/`), async ({ request }) => {
        asked.push(await request.json());
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.json(orderMock());
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(`/orders/${order.id}`));
    expect(asked).toEqual([
      { listing_id: listing.id, price: 500_000, pay_with: 'wallet' },
      { expected_version: 1 },
    ]);
    expect(new Set(keys.filter(Boolean)).size).toBe(2);
  });

  it('shows a changed price and asks again at that price', async () => {
    const prices: number[] = [];
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        const { price } = (await request.json()) as { price: number };
        prices.push(price);
        return price === 600_000
          ? HttpResponse.json({ ...order, price }, { status: 201 })
          : refuse('listing.price_changed', { price: 600_000 });
      }),
      http.post(api(`/orders/${order.id}/pay/`), () => HttpResponse.json(orderMock())),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));
    expect(await screen.findByText('The price has changed')).toBeVisible();
    expect(screen.getByText('600 000')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    await waitFor(() => expect(prices).toEqual([500_000, 600_000]));
  });

  it('offers to bring exactly the missing sum in for the reserved order', async () => {
    const asked: unknown[] = [];
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        asked.push(await request.json());
        return HttpResponse.json(order, { status: 201 });
      }),
    );
    const { user } = open({ available: 120_000 });
    expect(screen.queryByRole('button', { name: 'Buy with escrow' })).toBeNull();

    await user.click(screen.getByRole('button', { name: 'Top up' }));

    expect(await screen.findByText(`top up ${order.id} by 380000`)).toBeVisible();
    expect(asked).toEqual([{ listing_id: listing.id, price: 500_000, pay_with: 'provider' }]);
  });

  it('says that somebody was faster and that no money was taken', async () => {
    server.use(http.post(api('/orders/'), () => refuse('listing.not_active', { status: 'reserved' })));
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    expect(await screen.findByText('Somebody was faster')).toBeVisible();
    expect(screen.getByText('This account is reserved or sold. No money was taken.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Buy with escrow' })).toBeNull();
  });

  it('pays the same order again after a payment without an answer', async () => {
    let reservations = 0;
    let payments = 0;
    server.use(
      http.post(api('/orders/'), () => {
        reservations += 1;
        return HttpResponse.json(order, { status: 201 });
      }),
      http.post(api(`/orders/${order.id}/pay/`), () => {
        payments += 1;
        return payments === 1 ? refuse('service.unavailable') : HttpResponse.json(orderMock());
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    await waitFor(() => expect(payments).toBe(2));
    expect(reservations).toBe(1);
  });

  it.each([
    ['own_listing', 'This is your own listing.'],
    ['sign_in', 'Sign in to buy'],
    ['blocked', 'This account is blocked. Write to support if you think it is a mistake.'],
  ])('does not offer to buy: %s', (refusal, words) => {
    open({ listing: { ...listing, buy_refusal: refusal }, available: undefined });

    expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Buy with escrow' })).toBeNull();
  });
});
