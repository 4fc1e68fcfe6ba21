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
  it('buys at the price seen in one step, and goes to the order', async () => {
    const asked: unknown[] = [];
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        asked.push(await request.json());
        keys.push(request.headers.get('Idempotency-Key'));
        return HttpResponse.json(orderMock(), { status: 201 });
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent(`/orders/${order.id}`));
    expect(asked).toEqual([{ listing_id: listing.id, price: 500_000, pay_with: 'wallet', pay_now: true }]);
    expect(keys).toEqual([expect.any(String)]);
  });

  it('shows a changed price and asks again at that price', async () => {
    const prices: number[] = [];
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        const { price } = (await request.json()) as { price: number };
        prices.push(price);
        return price === 600_000
          ? HttpResponse.json(orderMock({ price }), { status: 201 })
          : refuse('listing.price_changed', { price: 600_000 });
      }),
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
    expect(asked).toEqual([{ listing_id: listing.id, price: 500_000, pay_with: 'provider', pay_now: false }]);
  });

  it('says that somebody was faster and that no money was taken', async () => {
    server.use(http.post(api('/orders/'), () => refuse('listing.not_active', { status: 'reserved' })));
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    expect(await screen.findByText('Somebody was faster')).toBeVisible();
    expect(screen.getByText('This account is reserved or sold. No money was taken.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Buy with escrow' })).toBeNull();
  });

  it('asks again under the same key after an answer that never came', async () => {
    const keys: (string | null)[] = [];
    server.use(
      http.post(api('/orders/'), ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return keys.length === 1
          ? refuse('service.unavailable')
          : HttpResponse.json(orderMock(), { status: 201 });
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));

    await waitFor(() => expect(keys).toHaveLength(2));
    expect(new Set(keys).size).toBe(1);
  });

  it('says what the wallet lacks when it was emptied meanwhile, and brings that in', async () => {
    server.use(
      http.post(api('/orders/'), async ({ request }) => {
        const { pay_now } = (await request.json()) as { pay_now: boolean };
        return pay_now
          ? refuse('ledger.insufficient_funds', { missing: 70_000 })
          : HttpResponse.json(order, { status: 201 });
      }),
    );
    const { user } = open();

    await user.click(screen.getByRole('button', { name: 'Buy with escrow' }));
    await user.click(await screen.findByRole('button', { name: 'Top up' }));

    expect(await screen.findByText(`top up ${order.id} by 70000`)).toBeVisible();
  });

  it.each([
    ['own_listing', 'This is your own listing.'],
    ['sign_in', 'Sign in to buy'],
    ['blocked', 'This account is blocked. Our letter says why and how to appeal.'],
  ])('does not offer to buy: %s', (refusal, words) => {
    open({ listing: { ...listing, buy_refusal: refusal }, available: undefined });

    expect(screen.getByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Buy with escrow' })).toBeNull();
  });
});
