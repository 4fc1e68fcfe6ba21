import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { Quote, Terms } from '../api';
import { plansMock, quoteMock, subscriptionMock } from '../subscriptions.mock';
import { ChangeDialog } from './change-dialog';

function open(quotes: Quote[], terms: Terms = { plan: 'pro', period: 'monthly' }) {
  const asked: string[] = [];
  const sent: { body: unknown; key: string | null }[] = [];
  const answers: (() => Response)[] = [];
  server.use(
    http.get(api('/subscriptions/quote/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(quotes[Math.min(asked.length, quotes.length) - 1]);
    }),
    http.post(api('/subscriptions/purchase/'), async ({ request }) => {
      sent.push({ body: await request.json(), key: request.headers.get('Idempotency-Key') });
      return answers.shift()?.() ?? HttpResponse.json(subscriptionMock({ plan: 'pro' }));
    }),
  );
  const onClose = vi.fn();
  const { user } = renderApp(
    <ChangeDialog terms={terms} plans={plansMock()} current="premium" onClose={onClose} />,
  );
  return { user, asked, sent, answers, onClose };
}

describe('ChangeDialog', () => {
  test('shows what the server counted and buys at exactly that sum', async () => {
    const { user, asked, sent, onClose } = open([quoteMock()]);

    expect(await screen.findByRole('dialog', { name: 'Move up to Pro' })).toBeVisible();
    expect(screen.getByText('−26 400')).toBeVisible();
    expect(asked).toEqual(['?plan=pro&period=monthly']);
    await user.click(screen.getByRole('button', { name: 'Pay 222\u202f600\u00a0UZS' }));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(sent[0]?.body).toEqual({ plan: 'pro', period: 'monthly', expected_amount: 222_600 });
    expect(sent[0]?.key).toBeTruthy();
  });

  test('another sum meanwhile: nothing is taken, the new one is shown and needs a new press', async () => {
    const { user, sent, answers } = open([quoteMock(), quoteMock({ credit: 0, amount_due: 249_000 })]);
    answers.push(() =>
      HttpResponse.json(
        { code: 'subscription.price_changed', title: '', status: 409, params: { amount_due: 249_000 } },
        { status: 409 },
      ),
    );

    await user.click(await screen.findByRole('button', { name: /^Pay 222/ }));

    expect(await screen.findByText(/The sum is another one now, and nothing was taken/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Pay 249\u202f000\u00a0UZS' }));
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.body).toMatchObject({ expected_amount: 249_000 });
    expect(sent[0]?.key).not.toBe(sent[1]?.key);
  });

  test('what the wallet lacks can be brought in, and the way back is kept', async () => {
    open([quoteMock({ available: 22_600 })]);

    expect(await screen.findByText('Your wallet lacks 200 000 UZS')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Top up 200\u202f000\u00a0UZS' })).toHaveAttribute(
      'href',
      '/wallet?top_up=200000&next=%2Fpremium',
    );
    expect(screen.queryByRole('button', { name: /^Pay/ })).not.toBeInTheDocument();
  });

  test('a lower plan waits for the end of the period and says what is over its limit', async () => {
    open([
      quoteMock({
        plan: 'premium',
        change: 'downgrade',
        price: 99_000,
        credit: 0,
        amount_due: 0,
        effective: 'period_end',
        starts_at: '2026-12-01T06:00:00Z',
        listings_over_limit: 2,
      }),
    ]);

    expect(await screen.findByRole('button', { name: 'Change to Premium' })).toBeVisible();
    expect(
      screen.getByText('You keep Premium until 1 December 2026; nothing is taken before.'),
    ).toBeVisible();
    expect(screen.getByText(/You have 2 active listings more than this plan allows/)).toBeVisible();
  });

  test('giving it up takes nothing and calls the cancellation', async () => {
    const cancelled = vi.fn();
    server.use(
      http.post(api('/subscriptions/cancel/'), ({ request }) => {
        cancelled(request.headers.get('Idempotency-Key'));
        return HttpResponse.json(subscriptionMock({ auto_renew: false, next_plan: 'free' }));
      }),
    );
    const { user, sent, onClose } = open(
      [
        quoteMock({
          plan: 'free',
          period: '',
          change: 'cancel',
          price: 0,
          credit: 0,
          amount_due: 0,
          effective: 'period_end',
          starts_at: '2026-12-01T06:00:00Z',
          ends_at: null,
        }),
      ],
      { plan: 'free', period: 'monthly' },
    );

    await user.click(await screen.findByRole('button', { name: 'Give it up' }));

    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(cancelled).toHaveBeenCalledExactlyOnceWith(expect.any(String));
    expect(sent).toEqual([]);
  });
});
