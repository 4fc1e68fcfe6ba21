import type { Schema } from '@/shared/api/types';

const TOTALS: Schema<'DashboardTotalsOut'> = {
  gmv_paid: 2_200_000,
  gmv_completed: 2_000_000,
  commission: 200_000,
  take_rate_bps: 1000,
  orders_paid: 12,
  orders_completed: 10,
  refunded: 100_000,
  new_users: 30,
  viewers: 480,
  conversion_bps: 250,
  deposits_amount: 3_000_000,
  withdrawals_amount: 900_000,
};

/** The shop's figures as finance sees them, for tests. */
export function dashboardMock(changes: Partial<Schema<'DashboardOut'>> = {}): Schema<'DashboardOut'> {
  return {
    as_of: '2026-11-26T08:00:00Z',
    live_as_of: '2026-11-26T08:05:00Z',
    period: { first_on: '2026-10-28', last_on: '2026-11-26' },
    totals: TOTALS,
    before: { ...TOTALS, gmv_completed: 1_000_000 },
    series: [
      {
        on: '2026-11-25',
        gmv_completed: 800_000,
        commission: 80_000,
        orders_paid: 5,
        new_users: 10,
        viewers: 200,
      },
      {
        on: '2026-11-26',
        gmv_completed: 1_200_000,
        commission: 120_000,
        orders_paid: 7,
        new_users: 20,
        viewers: 280,
      },
    ],
    orders_by_state: { awaiting_payment: 3, paid: 4, disputed: 2 },
    liabilities: {
      available: 5_000_000,
      held: 700_000,
      payout_reserved: 300_000,
      escrow: 900_000,
      debt: 0,
      total: 6_900_000,
    },
    clearing: [{ provider: 'payme', amount: 6_900_000 }],
    gap: 0,
    games: [],
    queues: [
      {
        name: 'withdrawals',
        count: 4,
        oldest_at: '2020-01-01T00:00:00Z',
        sla_at: '2020-01-02T00:00:00Z',
        tone: 'late',
      },
    ],
    ...changes,
  };
}

/** The same as moderators see it: no sums. */
export function dashboardWithoutMoneyMock(): Schema<'DashboardOut'> {
  const { totals, series } = dashboardMock();
  const hidden = {
    gmv_paid: null,
    gmv_completed: null,
    commission: null,
    take_rate_bps: null,
    refunded: null,
    deposits_amount: null,
    withdrawals_amount: null,
  };
  return dashboardMock({
    totals: { ...totals, ...hidden },
    before: { ...totals, ...hidden },
    series: series.map((step) => ({ ...step, gmv_completed: null, commission: null })),
    liabilities: null,
    clearing: null,
    gap: null,
    queues: [],
  });
}

/** Somebody as their card shows them, for tests. */
export function personMock(changes: Partial<Schema<'SellerCard'>> = {}): Schema<'SellerCard'> {
  return {
    id: '01900000-0000-7000-8000-000000000007',
    username: 'dilnoza',
    display_name: 'Dilnoza',
    plan: 'free',
    rating: null,
    rating_count: 0,
    sales_count: 0,
    avatar: null,
    is_verified: false,
    ...changes,
  };
}

/** A top-up in the books, for tests. */
export function deskTransactionMock(
  changes: Partial<Schema<'AdminTransactionDetailOut'>> = {},
): Schema<'AdminTransactionDetailOut'> {
  return {
    id: '01a20000-0000-7000-8000-0000000000f1',
    kind: 'deposit',
    created_at: '2026-11-26T08:00:00Z',
    amount: 500_000,
    reference: '',
    order: null,
    deposit: { id: '01a20000-0000-7000-8000-0000000000f2', method: 'payme', reference: '123456789012' },
    withdrawal: null,
    postings: [
      { account: 'provider:clearing', owner: null, provider: 'payme', amount: -500_000 },
      { account: 'user:available', owner: personMock(), provider: null, amount: 500_000 },
    ],
    idempotency_key: 'deposit:1',
    corrected_by: [],
    corrects: null,
    ...changes,
  };
}

/** Somebody as the staff's list shows them, for tests. */
export function deskUserCardMock(
  changes: Partial<Schema<'AdminUserCardOut'>> = {},
): Schema<'AdminUserCardOut'> {
  return {
    id: personMock().id,
    username: 'dilnoza',
    display_name: 'Dilnoza',
    email: 'd•••@mail.uz',
    avatar: null,
    plan: 'free',
    staff_role: '',
    is_blocked: false,
    blocked_at: null,
    is_email_verified: true,
    has_two_factor: true,
    is_verified_seller: false,
    rating: 4.8,
    rating_count: 12,
    sales_count: 15,
    active_listing_count: 3,
    open_reports: 0,
    created_at: '2026-01-10T08:00:00Z',
    last_seen_at: '2026-11-26T08:00:00Z',
    ...changes,
  };
}

/** The same person whole, as a moderator sees them, for tests. */
export function deskUserMock(changes: Partial<Schema<'AdminUserOut'>> = {}): Schema<'AdminUserOut'> {
  return {
    ...deskUserCardMock(),
    about: 'I sell honestly.',
    phone: '+998•••••67',
    language: 'uz',
    time_zone: 'Asia/Tashkent',
    is_closed: false,
    is_superuser: false,
    verified_seller_at: null,
    verifiable_missing: [],
    blocked: null,
    counts: {
      listings: { active: 3, sold: 15 },
      orders: {
        bought: { completed: 2, paid: 1 },
        sold: { completed: 15, delivered: 2, awaiting_payment: 1 },
      },
      disputes: { open: 0, won: 1, lost: 0 },
      reports: { open: 0, resolved: 1 },
    },
    wallet: null,
    notes: [],
    verdicts: [],
    allowed_events: ['block', 'verify', 'note', 'end_sessions'],
    ...changes,
  };
}
