import type { PriceHint } from './shapes';

export type KnownHint = PriceHint & { low: number; median: number; high: number };

/** Whether enough was sold to say what is usual. */
export function isKnown(hint: PriceHint | undefined): hint is KnownHint {
  return hint !== undefined && hint.low !== null && hint.median !== null && hint.high !== null;
}

export type PricePlace = 'below' | 'low' | 'usual' | 'high' | 'above';

const NEAR = 0.1;

/** Where a price stands among what similar accounts were sold for. */
export function placeOfPrice(price: number, { low, median, high }: KnownHint): PricePlace {
  if (price < low) return 'below';
  if (price > high) return 'above';
  if (price < median * (1 - NEAR)) return 'low';
  return price > median * (1 + NEAR) ? 'high' : 'usual';
}

/** The same on a line from a little below the lowest to a little above the highest, 0–1. */
export function shareOnLine(price: number, { low, high }: KnownHint): number {
  const room = Math.max((high - low) * 0.15, high * 0.02, 1);
  const share = (price - (low - room)) / (high - low + 2 * room);
  return Math.min(1, Math.max(0, share));
}
