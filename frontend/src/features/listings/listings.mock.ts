import type { Facets, ListingSummary } from './api';

/** A listing for tests; what matters to the test is given. */
export function listingMock(given: Partial<ListingSummary> = {}): ListingSummary {
  return {
    id: '01a206ef-d5c6-7e52-9d96-5055cc2d3d43',
    code: 'WB-QDH52',
    title: 'Ace account with two X-Suits',
    price: 4_850_000,
    status: 'active',
    game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
    seller: {
      id: '01a206ee-eb68-71f4-aa89-0adabb3fc938',
      username: 'aziz',
      display_name: 'Aziz',
      plan: 'premium',
      rating: 4.9,
      rating_count: 12,
      sales_count: 30,
      avatar: null,
      is_verified: false,
    },
    image: null,
    image_count: 0,
    highlights: [],
    delivery: 'instant',
    is_premium: false,
    view_count: 0,
    favorite_count: 0,
    published_at: '2026-11-20T10:00:00Z',
    created_at: '2026-11-20T10:00:00Z',
    ...given,
  };
}

/** Counts for tests. */
export function facetsMock(given: Partial<Facets> = {}): Facets {
  return { count: 1, is_exact: true, min_price: 100_000, max_price: 5_000_000, facets: [], ...given };
}
