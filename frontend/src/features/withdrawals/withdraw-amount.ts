import type { Schema } from '@/shared/api/types';

type Wallet = Pick<Schema<'WalletOut'>, 'available' | 'withdrawable' | 'debt' | 'withdrawal_limits'>;

export type AmountRefusal = 'empty' | 'too_small' | 'over_wallet' | 'over_request' | 'over_day';

/** Why this sum cannot be asked for now; the server decides again. */
export function amountRefusal(amount: number | null, wallet: Wallet): AmountRefusal | null {
  const { min, max_per_request, left_today } = wallet.withdrawal_limits;
  if (amount === null || amount === 0) return 'empty';
  if (amount < min) return 'too_small';
  if (amount > wallet.available) return 'over_wallet';
  if (amount > max_per_request) return 'over_request';
  if (amount > left_today) return 'over_day';
  return null;
}

/** Why nothing at all can be withdrawn now. */
export function blockOf(wallet: Wallet): 'debt' | 'too_little' | 'day_used' | null {
  const { min, left_today } = wallet.withdrawal_limits;
  if (wallet.debt > 0) return 'debt';
  if (wallet.available < min) return 'too_little';
  if (left_today < min) return 'day_used';
  return null;
}
