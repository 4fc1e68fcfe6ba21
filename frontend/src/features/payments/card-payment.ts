import type { Schema } from '@/shared/api/types';

export type NewDeposit = Schema<'DepositIn'>;
export type Deposit = Schema<'DepositOut'>;

/** Methods whose cards can be kept and used again. */
const CARD_METHODS: readonly string[] = ['uzcard', 'humo'];

export function takesSavedCards(method: string | undefined): boolean {
  return method !== undefined && CARD_METHODS.includes(method);
}

/** Methods that are paid by typing a number at a kiosk or in an app, hours later perhaps. */
export function isPaidByNumber(method: string | undefined): boolean {
  return method === 'paynet';
}
