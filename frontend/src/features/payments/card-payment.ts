import type { Schema } from '@/shared/api/types';

/** What paying with a saved card adds to the shapes of the schema. */
export type NewDeposit = Schema<'DepositIn'> & { card_id?: string };

export type Deposit = Schema<'DepositOut'> & {
  /** The bank has sent the card's owner a code, which has to be typed here. */
  needs_code: boolean;
  /** The saved card it is paid with, if it is. */
  card_mask: string | null;
};

/** Methods whose cards can be kept and used again. */
const CARD_METHODS: readonly string[] = ['uzcard', 'humo'];

export function takesSavedCards(method: string | undefined): boolean {
  return method !== undefined && CARD_METHODS.includes(method);
}

/** Methods that are paid by typing a number at a kiosk or in an app, hours later perhaps. */
export function isPaidByNumber(method: string | undefined): boolean {
  return method === 'paynet';
}
