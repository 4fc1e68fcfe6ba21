import type { Order } from './api';

/** An order of an instant listing, delivered and not yet looked at, as its buyer sees it; for tests. */
export function orderMock(changes: Partial<Order> = {}): Order {
  const person = {
    rating: null,
    rating_count: 0,
    sales_count: 0,
    avatar: null,
    is_verified: false,
    plan: 'free' as const,
  };
  return {
    id: '01900000-0000-7000-8000-000000000001',
    number: 'O-TEST11',
    state: 'delivered',
    is_overdue: false,
    price: 500_000,
    commission: 50_000,
    seller_amount: 450_000,
    rate_bps: 1000,
    listing: {
      id: '01900000-0000-7000-8000-000000000002',
      code: 'WB-TEST1',
      title: 'Conqueror with four X-Suits',
      game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
      image: null,
      attributes: {},
    },
    buyer: {
      id: '01900000-0000-7000-8000-000000000003',
      username: 'buyer',
      display_name: 'Buyer',
      ...person,
    },
    seller: {
      id: '01900000-0000-7000-8000-000000000004',
      username: 'seller',
      display_name: 'Seller',
      ...person,
    },
    party: 'buyer',
    created_at: '2026-11-23T05:00:00Z',
    pay_by: null,
    deliver_by: null,
    auto_cancel_at: null,
    auto_release_at: '2026-11-24T05:00:00Z',
    available_at: null,
    respond_by: null,
    paid_at: '2026-11-23T05:00:00Z',
    delivered_at: '2026-11-23T05:00:00Z',
    refund_amount: 0,
    replacements_left: 2,
    dispute_id: null,
    dispute_reasons: [],
    has_dispute: false,
    version: 3,
    allowed_events: [],
    delivery: 'instant',
    events: [step(1, 'create', 'awaiting_payment'), step(2, 'pay', 'paid'), step(3, 'instant', 'delivered')],
    reveals: [],
    blocked_events: { confirm: 'credentials_not_revealed' },
    review_id: null,
    can_review: false,
    credentials_wipe_at: null,
    credentials_wiped_at: null,
    server_time: '2026-11-23T05:00:00Z',
    ...changes,
  };
}

function step(seq: number, event: string, state: Order['state']): Order['events'][number] {
  return { seq, event, state, by: 'buyer', reason: '', created_at: '2026-11-23T05:00:00Z' };
}
