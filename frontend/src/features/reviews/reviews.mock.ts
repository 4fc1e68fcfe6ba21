import type { Review } from './api';

function person(username: string): Review['author'] {
  return {
    id: `01900000-0000-7000-8000-0000000000${username.length}`,
    username,
    display_name: username,
    plan: 'free',
    rating: null,
    rating_count: 0,
    sales_count: 0,
    avatar: null,
    is_verified: false,
  };
}

/** A review by `buyer` of the seller `dilnoza`, without an answer, for tests. */
export function reviewMock(changes: Partial<Review> = {}): Review {
  return {
    id: '01900000-0000-7000-8000-000000000002',
    listing_id: '01900000-0000-7000-8000-000000000003',
    listing_title: 'Ace, 12 skins',
    game_name: 'PUBG Mobile',
    author: person('buyer'),
    seller: person('dilnoza'),
    rating: 4,
    text: 'As described',
    created_at: '2026-11-23T10:00:00Z',
    updated_at: '2026-11-23T10:00:00Z',
    can_edit_until: '2026-11-25T10:00:00Z',
    response: null,
    helpful_count: 0,
    ...changes,
  };
}
