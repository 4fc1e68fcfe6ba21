import { useLingui } from '@lingui/react/macro';
import type { Deposit } from '../card-payment';

const TOO_LATE: readonly string[] = ['timeout', 'expired'];
const GIVEN_UP: readonly string[] = ['cancelled', 'declined_by_payer'];

/** Why a deposit brought nothing, and that nothing was lost. */
export function useDepositWords() {
  const { t } = useLingui();
  return ({ status, failure_code, refund }: Pick<Deposit, 'status' | 'failure_code' | 'refund'>) => {
    if (status === 'expired') {
      return {
        title: t`The time to pay is over`,
        text: t`No payment came in time. No money was taken.`,
      };
    }
    if (refund.status === 'refunded') {
      return {
        title: t`The money went back to the card`,
        text: t`The payment service has returned all of it, as you wished. How soon the card shows it depends on its bank.`,
      };
    }
    if (status === 'reversed') {
      return {
        title: t`The payment was taken back`,
        text: t`The payment service took this money back. What was still in your wallet went with it; the rest, if it had been spent, is your debt.`,
      };
    }
    if (status === 'cancelled' || GIVEN_UP.includes(failure_code)) {
      return { title: t`The payment was cancelled`, text: t`You did not pay. No money was taken.` };
    }
    if (TOO_LATE.includes(failure_code)) {
      return {
        title: t`The payment did not go through`,
        text: t`It was not finished in time. No money was taken; try again or choose another method.`,
      };
    }
    return {
      title: t`The payment did not go through`,
      text: t`The payment service refused it. No money was taken; try again or choose another method.`,
    };
  };
}

/** Why the last try of a deposit that still waits did not go through. */
export function useLastTryWords() {
  const { t } = useLingui();
  return (failureCode: string) => {
    if (GIVEN_UP.includes(failureCode)) return t`It was cancelled.`;
    if (TOO_LATE.includes(failureCode)) return t`It was not finished in time.`;
    return t`The bank or the payment service refused it.`;
  };
}
