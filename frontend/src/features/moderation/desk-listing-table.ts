import type { SendOptions } from '@/shared/api/client';
import type { FilterValues } from '@/shared/desk/table-spec';
import { choice, code, tableSpec, text } from '@/shared/desk/table-spec';
import type { FlagCode, ListingStatus } from './desk-listing-types';

export const TABS = ['waiting', 'mine', 'flagged', 'all'] as const;
export const STATUSES: readonly ListingStatus[] = [
  'active',
  'pending',
  'reserved',
  'sold',
  'rejected',
  'paused',
  'archived',
  'quarantined',
  'draft',
];
export const FLAGS: readonly FlagCode[] = [
  'same_picture',
  'same_credentials',
  'price_low',
  'price_high',
  'contact_in_text',
  'new_seller',
  'rejected_before',
  'seller_warned',
];

export const LOOKS = tableSpec({
  key: 'listings',
  filters: {
    tab: choice(TABS, { initial: 'waiting' }),
    search: text(),
    game: code(),
    seller: text(64),
    status: choice(STATUSES),
    flag: choice(FLAGS),
    claimed: choice(['mine', 'free', 'others']),
    kind: choice(['new', 'changed']),
  },
});

/** What a tab with its filters asks for: the status counts in "all" alone, flags and claims where something waits. */
export function looksQuery(filters: FilterValues<typeof LOOKS.filters>): SendOptions['query'] {
  const { tab, search, game, seller, status, flag, claimed, kind } = filters;
  const common = { search, game, seller };
  if (tab === 'all') return { ...common, status: status ?? 'active' };
  const order = tab === 'flagged' ? 'flags' : 'oldest';
  return { ...common, flag, kind, claimed: tab === 'mine' ? 'mine' : claimed, ordering: order };
}
