import type { SavedSearch } from './api';

/** A saved search for tests; what matters to the test is given. */
export function savedSearchMock(given: Partial<SavedSearch> = {}): SavedSearch {
  return {
    id: '01a20700-d5c6-7e52-9d96-5055cc2d3d43',
    name: 'Aces up to a million',
    query: 'attr.rank=ace&game=pubg-mobile&max_price=1000000',
    game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
    is_alerting: true,
    new_count: 0,
    seen_at: '2026-11-20T10:00:00Z',
    created_at: '2026-11-20T10:00:00Z',
    ...given,
  };
}
