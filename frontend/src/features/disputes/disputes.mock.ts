import type { Dispute, DisputedOrder, DisputeEntry } from './api';
import type { DisputeCard, DisputeDesk } from './desk-disputes-api';

const AT = '2026-11-23T05:00:00Z';
const BARE = {
  rating: null,
  rating_count: 0,
  sales_count: 0,
  avatar: null,
  is_verified: false,
  plan: 'free' as const,
};
const BUYER = {
  id: '01900000-0000-7000-8000-000000000003',
  username: 'buyer',
  display_name: 'Buyer Bek',
  ...BARE,
};
const SELLER = {
  id: '01900000-0000-7000-8000-000000000004',
  username: 'seller',
  display_name: 'Seller Sardor',
  ...BARE,
};

/** An order in dispute, as its buyer sees it; for tests. */
export function disputedOrderMock(changes: Partial<DisputedOrder> = {}): DisputedOrder {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    number: 'O-TEST11',
    state: 'disputed',
    is_overdue: false,
    price: 500_000,
    commission: 50_000,
    seller_amount: 450_000,
    refund_amount: 0,
    rate_bps: 1000,
    listing: {
      id: '01900000-0000-7000-8000-000000000002',
      code: 'WB-TEST1',
      title: 'Conqueror with four X-Suits',
      game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
      image: null,
      attributes: {},
    },
    buyer: BUYER,
    seller: SELLER,
    party: 'buyer',
    created_at: AT,
    paid_at: AT,
    delivered_at: AT,
    pay_by: null,
    deliver_by: null,
    auto_cancel_at: null,
    auto_release_at: null,
    available_at: null,
    respond_by: '2026-11-23T17:00:00Z',
    replacements_left: 2,
    dispute_id: '01900000-0000-7000-8000-0000000000d1',
    dispute_reasons: [],
    has_dispute: true,
    version: 4,
    allowed_events: [],
    delivery: 'instant',
    events: [],
    reveals: [],
    blocked_events: {},
    review_id: null,
    can_review: false,
    credentials_wipe_at: null,
    credentials_wiped_at: null,
    server_time: AT,
    ...changes,
  };
}

/** One line of a dispute's file; for tests. */
export function entryMock(changes: Partial<DisputeEntry> = {}): DisputeEntry {
  return {
    seq: 1,
    kind: 'opened',
    party: 'buyer',
    author: BUYER,
    text: 'The password does not work and the e-mail is another one.',
    image: null,
    refund_amount: null,
    is_current: false,
    seller_amount: null,
    commission: null,
    created_at: AT,
    ...changes,
  };
}

/** The seller proposes to give 200,000 of 500,000 back; for tests. */
export function proposalMock(changes: Partial<DisputeEntry> = {}): DisputeEntry {
  return entryMock({
    seq: 2,
    kind: 'proposal',
    party: 'seller',
    author: SELLER,
    text: '',
    refund_amount: 200_000,
    seller_amount: 270_000,
    commission: 30_000,
    is_current: true,
    ...changes,
  });
}

/** A dispute its buyer has just opened, as the buyer sees it; for tests. */
export function disputeMock(changes: Partial<Dispute> = {}): Dispute {
  return {
    id: '01900000-0000-7000-8000-0000000000d1',
    order: disputedOrderMock(),
    status: 'open',
    outcome: '',
    opened_by: 'buyer',
    opened_from: 'delivered',
    reason: 'wrong_credentials',
    text: 'The password does not work and the e-mail is another one.',
    opened_at: AT,
    respond_by: '2026-11-23T17:00:00Z',
    reminded_at: null,
    responded_at: null,
    closed_at: null,
    closed_by: '',
    refund_amount: null,
    resolution_reason: '',
    resolution_text: '',
    entries: [entryMock()],
    proposals: { buyer: null, seller: null },
    listing_snapshot: {
      title: 'Conqueror with four X-Suits',
      description: 'Everything is on it.',
      attributes: {},
      highlights: [],
      images: [],
      price: 500_000,
      game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
      code: 'WB-TEST1',
    },
    reveals: [],
    allowed_events: ['message', 'evidence', 'propose', 'withdraw'],
    blocked_events: { confirm: 'credentials_not_revealed', accept: 'no_proposal' },
    version: 4,
    server_time: AT,
    ...changes,
  };
}

/** A dispute in the staff's list; for tests. */
export function disputeCardMock(changes: Partial<DisputeCard> = {}): DisputeCard {
  return {
    id: '01900000-0000-7000-8000-0000000000d1',
    order_id: '01900000-0000-7000-8000-000000000001',
    order_number: 'O-TEST11',
    status: 'open',
    outcome: '',
    reason: 'wrong_credentials',
    opened_by: 'buyer',
    opened_at: AT,
    closed_at: null,
    respond_by: null,
    is_answered: true,
    last_said_at: AT,
    price: 500_000,
    buyer: BUYER,
    seller: SELLER,
    taken_by: null,
    has_ruling: false,
    tone: 'ok',
    ...changes,
  };
}

/** A dispute as the staff sees it; for tests. */
export function staffDisputeMock(changes: Partial<Dispute> = {}): Dispute {
  return disputeMock({
    order: disputedOrderMock({ party: 'staff' }),
    allowed_events: ['resolve'],
    blocked_events: {},
    ...changes,
  });
}

/** A dispute on the staff's desk; for tests. */
export function disputeDeskMock(changes: Partial<DisputeDesk> = {}): DisputeDesk {
  const facts = { created_at: AT, sales: 0, disputes_opened: 1, disputes_lost: 0, verdicts: [] };
  return {
    dispute: staffDisputeMock(),
    chat: null,
    buyer: { user: BUYER, ...facts },
    seller: { user: SELLER, ...facts, sales: 12, disputes_opened: 0 },
    looks: [],
    history: [],
    taken_by: null,
    taken_at: null,
    ruling: null,
    ruling_needed: 1,
    templates: [],
    ...changes,
  };
}
