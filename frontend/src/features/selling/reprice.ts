/** A new price for all, or each moved by a percentage. */
export type Reprice = { price: number; percent: null } | { price: null; percent: number };

export const PERCENT_MIN = -90;
export const PERCENT_MAX = 200;

/** The price after it; a part of a soʻm is dropped, as the server does. */
export function repriced(price: number, change: Reprice): number {
  return change.price ?? Math.floor((price * (100 + change.percent)) / 100);
}

/** A percentage a person typed: `-10`, `+5`, `−10 %`; null when it is none, or out of bounds. */
export function parsePercent(text: string): number | null {
  const plain = text.replace(/[\s%\u00a0\u202f]/g, '').replace('−', '-');
  if (!/^[+-]?\d{1,3}$/.test(plain)) return null;
  const percent = Number(plain);
  return percent >= PERCENT_MIN && percent <= PERCENT_MAX && percent !== 0 ? percent : null;
}
