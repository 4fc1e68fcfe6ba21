import type { PaymentMethod } from './deposits-api';

type Limits = Pick<PaymentMethod, 'min_amount' | 'max_amount'>;

/** Sums worth a button, whole soʻm, as far as the method takes them. */
export function quickSums(method: Limits | undefined): number[] {
  const sums = [50_000, 100_000, 500_000, 1_000_000];
  return method ? sums.filter((sum) => sum >= method.min_amount && sum <= method.max_amount) : sums;
}

/** What to bring in for an order that lacks `missing`: no method takes less than its minimum, the rest stays in the wallet. */
export function amountForOrder(missing: number, method: Limits | undefined): number {
  return Math.max(missing, method?.min_amount ?? 0);
}

/** Why the method does not take this sum. */
export function amountRefusal(
  amount: number | null,
  method: Limits | undefined,
): 'empty' | 'too_small' | 'too_large' | null {
  if (amount === null) return 'empty';
  if (method && amount < method.min_amount) return 'too_small';
  if (method && amount > method.max_amount) return 'too_large';
  return null;
}

/** Whether the method can be used for this sum; too small a one is rounded up to its minimum, too large a one is not taken. */
export function canTake(amount: number | undefined, method: Limits): boolean {
  return amount === undefined || amount <= method.max_amount;
}
