import type { DeskUser } from './users-desk-api';

const PAID = ['paid', 'delivered'] as const;

/** What a block of somebody would touch, by what the server has counted. */
interface OpenThings {
  /** On sale or waiting for a look: they are taken off. */
  listings: number;
  /** Not paid yet: cancelled, no money moves. */
  unpaid: number;
  /** Paid: each becomes a dispute for the staff. */
  paid: number;
  /** Disputes that are open already: their clocks stop. */
  disputed: number;
}

export function openThingsOf({ counts }: Pick<DeskUser, 'counts'>): OpenThings {
  const { bought, sold } = counts.orders;
  const both = (state: string) => (bought[state] ?? 0) + (sold[state] ?? 0);
  return {
    listings: (counts.listings['active'] ?? 0) + (counts.listings['pending'] ?? 0),
    unpaid: both('awaiting_payment'),
    paid: PAID.reduce((sum, state) => sum + both(state), 0),
    disputed: both('disputed'),
  };
}

/** When a block of so many days ends; null: only the staff end it. */
export function blockEnd(days: number | null, now = Date.now()): string | null {
  return days === null ? null : new Date(now + days * 86_400_000).toISOString();
}
