import type { Offer } from './api';

const STEP = 1000;
const QUICK_PERCENTS = [5, 10, 15];

/** What an offer must lie between: half the price, and less than the price. */
export interface OfferBounds {
  price: number;
  min: number;
}

/** Sums to press: so many percent less, rounded to a thousand, those alone that may be offered. */
export function quickSums({ price, min }: OfferBounds): { percent: number; amount: number }[] {
  return QUICK_PERCENTS.map((percent) => ({
    percent,
    amount: Math.round((price * (100 - percent)) / 100 / STEP) * STEP,
  })).filter(({ amount }) => amount >= min && amount < price);
}

/** How much less than the price a sum is, whole percent; never 0 or 100 for what lies between. */
export function percentLess(amount: number, price: number): number {
  if (price <= 0 || amount >= price) return 0;
  return Math.min(99, Math.max(1, Math.round((1 - amount / price) * 100)));
}

/** Why a sum cannot be offered; null when it can. */
export function amountProblem(
  amount: number | null,
  { price, min }: OfferBounds,
): 'not_a_number' | 'too_low' | 'too_high' | null {
  if (amount === null) return 'not_a_number';
  if (amount < min) return 'too_low';
  return amount >= price ? 'too_high' : null;
}

/** The least that may be offered for a price: half of it, rounded up. */
export function leastFor(price: number): number {
  return Math.ceil(price / 2);
}

/** Whose answer an open offer waits for, from this person's view. */
export function isMyTurn({ state, turn, party }: Pick<Offer, 'state' | 'turn' | 'party'>): boolean {
  return state === 'open' && turn === party;
}

/** The clock of an offer: the time to answer, or the time the price is kept; null once it is over. */
export function clockOf(offer: Pick<Offer, 'state' | 'expires_at' | 'reserved_until'>): string | null {
  if (offer.state === 'open') return offer.expires_at;
  return offer.state === 'accepted' ? offer.reserved_until : null;
}

/** A person's name as others see it. */
export function nameOf(person: Offer['buyer']): string {
  return person.display_name || person.username;
}
