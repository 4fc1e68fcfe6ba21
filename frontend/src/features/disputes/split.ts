const BASIS_POINTS = 10_000;

/** How finely the slider divides, whole soʻm. */
export const SPLIT_STEP = 1000;

/** Who gets what of the price; the three add up to it. */
export interface Split {
  buyer: number;
  seller: number;
  commission: number;
}

/** What a split divides: the price, and the commission's rate as it was frozen when the order was made. */
export interface SplitSubject {
  price: number;
  rateBps: number;
}

/**
 * Who gets what when `refund` of the price goes back to the buyer: of the rest the commission at the frozen rate,
 * rounded down, the remainder to the seller. An estimate for the eye; the server's own figures stand on proposals.
 */
export function splitOf({ price, rateBps }: SplitSubject, refund: number): Split {
  const kept = price - refund;
  const commission = shareOf(kept, rateBps);
  return { buyer: refund, seller: kept - commission, commission };
}

/** `amount × bps ÷ 10,000` rounded down, in whole numbers throughout: sums beyond 2^53 do not lose their last digits. */
function shareOf(amount: number, bps: number): number {
  const rest = amount % BASIS_POINTS;
  return ((amount - rest) / BASIS_POINTS) * bps + Math.floor((rest * bps) / BASIS_POINTS);
}

/** How many places a slider over the price has: every 1,000 soʻm, and the exact price as the last. */
export function placesOf(price: number): number {
  return Math.ceil(price / SPLIT_STEP);
}

/** The sum at a place of the slider. */
export function refundAt(place: number, price: number): number {
  return Math.min(Math.max(0, place) * SPLIT_STEP, price);
}

/** The place of the slider nearest to a sum; only the ends themselves stand at the ends. */
export function placeOf(refund: number, price: number): number {
  const last = placesOf(price);
  if (refund >= price) return last;
  if (refund <= 0) return 0;
  return Math.min(Math.max(1, Math.round(refund / SPLIT_STEP)), Math.max(1, last - 1));
}

/** A typed sum within what can be divided. */
export function clampRefund(refund: number, price: number): number {
  return Math.min(Math.max(0, refund), price);
}
