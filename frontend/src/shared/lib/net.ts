/**
 * What is left of a price for the seller: the commission is rounded down to whole soʻm, as the ledger does.
 *
 * @param price whole soʻm
 * @param rateBps the commission in basis points
 */
export function netOf(price: number, rateBps: number): number {
  return price - Math.floor((price * rateBps) / 10_000);
}

/**
 * What a seller keeps a month: the income of equal sales, less their commissions and the plan's own price.
 *
 * @param planPrice what the plan comes to a month
 */
export function keptOf(price: number, sales: number, rateBps: number, planPrice: number): number {
  return netOf(price, rateBps) * sales - planPrice;
}
