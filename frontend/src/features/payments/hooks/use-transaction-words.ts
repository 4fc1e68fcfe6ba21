import { useLingui } from '@lingui/react/macro';
import type { Transaction } from '../transactions-api';

export interface TransactionWords {
  /** What happened, in two or three words. */
  title: string;
  /** The same for somebody who has never kept accounts. */
  explanation: string;
}

/** Names of kinds of movement and of balances, for people. */
export function useTransactionWords() {
  const { t } = useLingui();

  const balanceOf = (balance: Transaction['balance']): string =>
    ({
      available: t`Available`,
      held: t`On hold`,
      payout_reserved: t`Being withdrawn`,
      debt: t`Debt`,
    })[balance];

  const saleWords = (isHeld: boolean): TransactionWords =>
    isHeld
      ? {
          title: t`Sale income, on hold`,
          explanation: t`The buyer confirmed. Your income, less the commission, waits on hold for a while: early sales are held in case an account is taken back.`,
        }
      : {
          title: t`Sale income`,
          explanation: t`The buyer confirmed. Your income, less the commission, can be spent at once.`,
        };

  const maturedWords = (isIncome: boolean): TransactionWords =>
    isIncome
      ? {
          title: t`Income released`,
          explanation: t`The hold on the income of a sale is over: it can be spent now.`,
        }
      : {
          title: t`Hold ended`,
          explanation: t`The income of a sale left the hold and became available: the same sum stands beside it with a plus.`,
        };

  const WORDS: Record<string, TransactionWords> = {
    deposit: {
      title: t`Top-up`,
      explanation: t`You paid money in through a payment service. It can be spent at once.`,
    },
    deposit_reversal: {
      title: t`Top-up taken back`,
      explanation: t`The payment service took this payment back.`,
    },
    order_hold: {
      title: t`Paid into escrow`,
      explanation: t`The money stands aside for your order. The seller gets it only after you confirm; if nothing is delivered, it comes back.`,
    },
    order_refund: {
      title: t`Refund`,
      explanation: t`The order was cancelled, and all of its money came back from escrow.`,
    },
    subscription: { title: t`Plan`, explanation: t`You paid for a seller's plan.` },
    promotion: { title: t`Promotion`, explanation: t`You paid for showing a listing higher.` },
    withdrawal: { title: t`Withdrawal`, explanation: t`Money on its way out to your card.` },
    withdrawal_return: {
      title: t`Withdrawal returned`,
      explanation: t`The withdrawal did not go through, and the money came back.`,
    },
    correction: { title: t`Correction`, explanation: t`The shop corrected an earlier mistake.` },
  };

  const wordsOf = ({ kind, balance, amount }: Pick<Transaction, 'kind' | 'balance' | 'amount'>) => {
    if (kind === 'order_release') return saleWords(balance === 'held');
    if (kind === 'hold_matured') return maturedWords(amount > 0);
    return WORDS[kind] ?? { title: t`Movement of money`, explanation: '' };
  };

  /** The kind alone, as a filter names it. */
  const kindName = (kind: string): string => wordsOf({ kind, balance: 'available', amount: 1 }).title;

  return { wordsOf, balanceOf, kindName };
}
