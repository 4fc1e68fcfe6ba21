import { screen, waitFor } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import type { Subscription } from '../api';
import { plansMock, subscriptionMock } from '../subscriptions.mock';
import { MyPlan } from './my-plan';

function open(changes: Partial<Subscription> = {}) {
  const onChoose = vi.fn();
  const view = renderApp(
    <MyPlan subscription={subscriptionMock(changes)} plans={plansMock()} onChoose={onChoose} />,
  );
  return { ...view, onChoose };
}

const region = () => screen.getByRole('region', { name: /Premium/ });

describe('MyPlan', () => {
  test('says when the next sum is taken', () => {
    open();

    expect(region()).toHaveTextContent('On 1 December 2026 the next 99 000 UZS are taken');
  });

  test('says what follows after a change', () => {
    open({ plan: 'premium', next_plan: 'pro', next_period: 'yearly', price_next: 2_490_000 });

    expect(region()).toHaveTextContent('On 1 December 2026 it changes to Pro (yearly)');
  });

  test('given up: until when it stays, and the way back', async () => {
    const resumed = vi.fn();
    server.use(
      http.post(api('/subscriptions/resume/'), () => {
        resumed();
        return HttpResponse.json(subscriptionMock());
      }),
    );
    const { user } = open({
      auto_renew: false,
      next_plan: 'free',
      next_period: '',
      price_next: 0,
      can_cancel: false,
      can_resume: true,
    });

    expect(region()).toHaveTextContent('Premium stays until 1 December 2026. Nothing more is taken');
    await user.click(screen.getByRole('button', { name: 'Keep my plan' }));

    await waitFor(() => expect(resumed).toHaveBeenCalledOnce());
  });

  test('not paid: how many days it is kept, and the sum to bring in', () => {
    open({ status: 'grace', server_time: '2026-12-02T07:00:00Z' });

    expect(screen.getByText(/Premium is kept for 2 more days/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Top up 99\u202f000\u00a0UZS' })).toHaveAttribute(
      'href',
      '/wallet?top_up=99000&next=%2Fpremium',
    );
  });

  test('nothing on the free plan', () => {
    open({ plan: 'free', status: 'free', period: '' });

    expect(screen.queryByText('Your plan')).not.toBeInTheDocument();
  });
});
