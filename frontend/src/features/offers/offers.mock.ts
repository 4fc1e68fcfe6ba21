import type { Offer } from './api';

/** An offer a buyer has just made, as the buyer sees it; for tests. */
export function offerMock(changes: Partial<Offer> = {}): Offer {
  const person = {
    rating: null,
    rating_count: 0,
    sales_count: 0,
    avatar: null,
    is_verified: false,
    plan: 'free' as const,
  };
  return {
    id: '01900000-0000-7000-8000-0000000000a1',
    listing: {
      id: '01900000-0000-7000-8000-000000000002',
      code: 'WB-TEST1',
      title: 'Conqueror with four X-Suits',
      price: 500_000,
      status: 'active',
      game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
      image: null,
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
    amount: 450_000,
    state: 'open',
    turn: 'seller',
    party: 'buyer',
    moves: [
      {
        seq: 1,
        event: 'make',
        by: 'buyer',
        amount: 450_000,
        message: '',
        created_at: '2026-11-23T05:00:00Z',
      },
    ],
    expires_at: '2026-11-24T05:00:00Z',
    reserved_until: null,
    order_id: null,
    allowed_events: ['withdraw'],
    version: 1,
    server_time: '2026-11-23T05:00:00Z',
    created_at: '2026-11-23T05:00:00Z',
    ...changes,
  };
}
