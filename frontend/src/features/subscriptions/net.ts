/**
 * What is left of a price for the seller: the commission is rounded down to whole soʻm, as the ledger does.
 *
 * @param price whole soʻm
 * @param rateBps the commission in basis points
 */
export function netOf(price: number, rateBps: number): number {
  return price - Math.floor((price * rateBps) / 10_000);
}
