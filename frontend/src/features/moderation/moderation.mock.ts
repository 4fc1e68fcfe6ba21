import type { LookCard, LookTask } from './desk-listing-types';

/** A look that waits for a moderator, for tests. */
export function lookTaskMock(changes: Partial<LookTask> = {}): LookTask {
  return {
    id: '01a20000-0000-7000-8000-0000000000f1',
    kind: 'new',
    submitted_at: '2026-11-26T08:00:00Z',
    sla_at: '2999-11-26T12:00:00Z',
    tone: 'ok',
    claimed_by: null,
    claimed_until: null,
    flags: [],
    ...changes,
  };
}

/** A listing that waits for a moderator, for tests. */
export function lookCardMock(changes: Partial<LookCard> = {}): LookCard {
  return {
    id: '01a20000-0000-7000-8000-0000000000f2',
    code: 'WB-QDH52',
    title: 'Ace account with two X-Suits',
    price: 4_850_000,
    status: 'pending',
    game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
    seller: {
      id: '01a20000-0000-7000-8000-0000000000f3',
      username: 'aziz',
      display_name: 'Aziz',
      plan: 'free',
      rating: null,
      rating_count: 0,
      sales_count: 0,
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
    published_at: null,
    created_at: '2026-11-26T08:00:00Z',
    same_pictures: [],
    task: lookTaskMock(),
    version: 3,
    ...changes,
  };
}
