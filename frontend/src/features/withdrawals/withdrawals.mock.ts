import type { Withdrawal } from './api';
import type { Card } from './cards-api';
import type { StaffWithdrawal, StaffWithdrawalDetail } from './staff-api';

/** A card that can be used, for tests. */
export function cardMock(changes: Partial<Card> = {}): Card {
  return {
    id: '01a20000-0000-7000-8000-0000000000c1',
    method: 'sandbox',
    mask: '860006******0019',
    brand: 'uzcard',
    holder: 'SINOV UZCARD',
    status: 'active',
    usable_from: '2026-01-01T00:00:00Z',
    bind_url: '',
    created_at: '2026-01-01T00:00:00Z',
    ...changes,
  };
}

/** A withdrawal that waits for the staff, for tests. */
export function withdrawalMock(changes: Partial<Withdrawal> = {}): Withdrawal {
  return {
    id: '01a20000-0000-7000-8000-0000000000e1',
    number: 'W-7K2PQ4',
    amount: 250_000,
    fee: 0,
    card: { id: cardMock().id, mask: cardMock().mask, brand: 'uzcard' },
    status: 'requested',
    reason: '',
    requested_at: '2026-11-23T06:00:00Z',
    approved_at: null,
    sent_at: null,
    finished_at: null,
    allowed_events: ['cancel'],
    version: 1,
    history: [{ status: 'requested', at: '2026-11-23T06:00:00Z', by: 'user', reason: '' }],
    ...changes,
  };
}

/** The same as the staff sees it, for tests. */
export function staffWithdrawalMock(changes: Partial<StaffWithdrawal> = {}): StaffWithdrawal {
  return {
    ...withdrawalMock(),
    method: 'sandbox',
    user: {
      id: '01900000-0000-7000-8000-000000000007',
      username: 'dilnoza',
      display_name: 'Dilnoza',
      plan: 'free',
      rating: null,
      rating_count: 0,
      sales_count: 0,
      avatar: null,
      is_verified: false,
    },
    approvals_needed: 1,
    approved_by: null,
    released_by: null,
    allowed_events: ['approve', 'reject'],
    ...changes,
  };
}

/** The same whole, of somebody who is blocked, for tests. */
export function staffWithdrawalDetailMock(
  changes: Partial<StaffWithdrawalDetail> = {},
): StaffWithdrawalDetail {
  return {
    ...staffWithdrawalMock(),
    owner: {
      created_at: '2026-01-10T08:00:00Z',
      debt: 0,
      deposits_unspent: 0,
      frozen_until: null,
      is_blocked: true,
      withdrawals_30d: 2,
    },
    ...changes,
  };
}
