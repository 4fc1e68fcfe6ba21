import { useLingui } from '@lingui/react/macro';
import type { Transaction } from '../transactions-api';

export interface TransactionWords {
  /** What happened, in two or three words. */
  title: string;
  /** The same for somebody who has never kept accounts. */
  explanation: string;
}

type Line = Pick<Transaction, 'kind' | 'balance' | 'amount'> & Partial<Pick<Transaction, 'status'>>;

/** Names of kinds of movement, of balances and of statuses, for people. */
export function useTransactionWords() {
  const { t } = useLingui();

  const balanceOf = (balance: Transaction['balance']): string =>
    ({
      available: t`Available`,
      held: t`On hold`,
      payout_reserved: t`Being withdrawn`,
      debt: t`Debt`,
    })[balance];

  const statusOf = (status: Transaction['status']): string =>
    ({
      completed: t`Completed`,
      pending: t`Pending`,
      failed: t`Failed`,
      cancelled: t`Cancelled`,
      expired: t`Expired`,
    })[status];

  const WORDS: Record<string, TransactionWords> = {
    deposit_reversal: {
      title: t`Top-up taken back`,
      explanation: t`The payment service took this payment back.`,
    },
    deposit_refund: {
      title: t`Returned to the card`,
      explanation: t`You sent this top-up back to where it was paid from.`,
    },
    deposit_refund_return: {
      title: t`Back from the card`,
      explanation: t`The payment service did not return the top-up to the card: the money is yours to spend again.`,
    },
    order_hold: {
      title: t`Paid into escrow`,
      explanation: t`The money stands aside for your order. The seller gets it only after you confirm; if nothing is delivered, it comes back.`,
    },
    order_refund: {
      title: t`Refund`,
      explanation: t`The order was cancelled, and all of its money came back from escrow.`,
    },
    order_settlement: {
      title: t`Dispute settled`,
      explanation: t`The dispute about the order ended, and its money left escrow as was agreed or decided: this is your part.`,
    },
    order_claim: {
      title: t`Income back in escrow`,
      explanation: t`The buyer made a claim after the sale. The income of this sale waits in escrow until the dispute ends.`,
    },
    subscription: { title: t`Plan`, explanation: t`You paid for a seller's plan.` },
    promotion: { title: t`Promotion`, explanation: t`You paid for showing a listing higher.` },
    correction: { title: t`Correction`, explanation: t`The shop corrected an earlier mistake.` },
  };

  const wordsOf = (line: Line): TransactionWords => {
    const isIncome = line.amount > 0;
    switch (line.kind) {
      case 'deposit':
        return { title: t`Top-up`, explanation: topUpWords(line.status ?? 'completed') };
      case 'order_release':
        return saleWords(line.balance === 'held');
      case 'hold_matured':
        return maturedWords(isIncome);
      case 'withdrawal':
      case 'withdrawal_sent':
      case 'withdrawal_paid':
      case 'withdrawal_return':
        return withdrawalWords(line);
      case 'debt_settlement':
        return debtWords(line.balance === 'debt');
      default:
        return WORDS[line.kind] ?? { title: t`Movement of money`, explanation: '' };
    }
  };

  const topUpWords = (status: Transaction['status']): string =>
    ({
      completed: t`You paid money in through a payment service. It can be spent at once.`,
      pending: t`The payment service has not told us of a payment yet. Nothing has moved so far.`,
      failed: t`The payment did not go through. No money was taken.`,
      cancelled: t`You did not pay. No money was taken.`,
      expired: t`No payment came in time. No money was taken.`,
    })[status];

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

  const withdrawalWords = ({ kind, balance, amount }: Line): TransactionWords => {
    if (kind === 'withdrawal_return') {
      return {
        title: t`Withdrawal returned`,
        explanation: t`The withdrawal did not go through, and the money came back.`,
      };
    }
    if (balance === 'payout_reserved' && amount > 0) {
      return {
        title: t`Set aside for withdrawal`,
        explanation: t`The sum of your withdrawal waits here until it leaves for your card.`,
      };
    }
    if (balance === 'payout_reserved') {
      return {
        title: t`Sent to your card`,
        explanation: t`The money left the shop. Your bank shows it as soon as it has booked it.`,
      };
    }
    return { title: t`Withdrawal`, explanation: t`Money on its way out to your card.` };
  };

  const debtWords = (isDebt: boolean): TransactionWords =>
    isDebt
      ? {
          title: t`Debt repaid`,
          explanation: t`Money that came in covered what you owed, or a part of it.`,
        }
      : {
          title: t`Covered a debt`,
          explanation: t`You owed the shop because a payment had been taken back; this sum paid it.`,
        };

  /** The kind alone, as a filter names it. */
  const kindName = (kind: string): string => wordsOf({ kind, balance: 'available', amount: 1 }).title;

  return { wordsOf, balanceOf, statusOf, kindName };
}
