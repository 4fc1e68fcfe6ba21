import type { Plan, Quote, Subscription } from './api';
import type { AdminPlan } from './desk-plans-api';

const TEXT = { uz: 'Matn', ru: 'Текст', en: 'Text' };

/** The three plans, for tests. */
export function plansMock(): Plan[] {
  const plan = (
    code: Plan['code'],
    name: string,
    price: number,
    rate: number,
    listings: number,
    withdrawals: number,
  ): Plan => ({
    code,
    name,
    description: TEXT,
    price,
    yearly_price: price * 10,
    period_days: 30,
    commission_bps: rate,
    active_listing_limit: listings,
    withdrawal_daily_limit: withdrawals,
    features: [TEXT],
  });
  return [
    plan('free', 'Free', 0, 1000, 10, 5_000_000),
    plan('premium', 'Premium', 99_000, 800, 50, 20_000_000),
    plan('pro', 'Pro', 249_000, 500, 200, 100_000_000),
  ];
}

/** Premium by the month, going on by itself, for tests. */
export function subscriptionMock(changes: Partial<Subscription> = {}): Subscription {
  return {
    plan: 'premium',
    status: 'active',
    period: 'monthly',
    starts_at: '2026-11-01T06:00:00Z',
    ends_at: '2026-12-01T06:00:00Z',
    access_until: '2026-12-04T06:00:00Z',
    auto_renew: true,
    next_plan: 'premium',
    next_period: 'monthly',
    price_next: 99_000,
    can_cancel: true,
    can_resume: false,
    charges: [],
    server_time: '2026-11-23T06:00:00Z',
    ...changes,
  };
}

/** From Premium up to Pro, with something left of Premium, for tests. */
export function quoteMock(changes: Partial<Quote> = {}): Quote {
  return {
    plan: 'pro',
    period: 'monthly',
    change: 'upgrade',
    price: 249_000,
    credit: 26_400,
    amount_due: 222_600,
    effective: 'now',
    starts_at: '2026-11-23T06:00:00Z',
    ends_at: '2026-12-23T06:00:00Z',
    commission_bps: 500,
    available: 300_000,
    active_listing_limit: 200,
    listings_over_limit: 0,
    ...changes,
  };
}

/** Premium as an admin sets it, for tests. */
export function adminPlanMock(changes: Partial<AdminPlan> = {}): AdminPlan {
  return {
    code: 'premium',
    name: 'Premium',
    description: TEXT,
    price: 99_000,
    yearly_price: 990_000,
    period_days: 30,
    commission_bps: 800,
    active_listing_limit: 50,
    withdrawal_daily_limit: 20_000_000,
    features: [TEXT],
    subscriber_count: 12,
    updated_at: null,
    ...changes,
  };
}
