import type { Stats } from './api';

/** A living shop for tests. */
export function statsMock(given: Partial<Stats> = {}): Stats {
  return {
    as_of: '2026-11-26T10:07:00Z',
    active_listings: 1240,
    sellers: 310,
    completed: 5200,
    completed_lately: 860,
    delivery_minutes: 14,
    undisputed_bps: 9719,
    games: [
      {
        game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
        active_listings: 700,
        completed_lately: 500,
        median_price: 450_000,
      },
      {
        game: { slug: 'standoff-2', name: 'Standoff 2' },
        active_listings: 3,
        completed_lately: null,
        median_price: null,
      },
    ],
    days: [
      { on: '2026-11-24', completed: 30 },
      { on: '2026-11-25', completed: null },
    ],
    ...given,
  };
}
