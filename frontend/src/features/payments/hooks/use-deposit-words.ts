import { useLingui } from '@lingui/react/macro';
import type { Deposit } from '../deposits-api';

/** Why a deposit brought nothing, and that nothing was lost. */
export function useDepositWords() {
  const { t } = useLingui();
  return ({ status, failure_code }: Pick<Deposit, 'status' | 'failure_code'>) => {
    if (status === 'expired') {
      return {
        title: t`The time to pay is over`,
        text: t`No payment came in time. No money was taken.`,
      };
    }
    if (status === 'reversed') {
      return {
        title: t`The payment was taken back`,
        text: t`The payment service took this money back. What was still in your wallet went with it; the rest, if it had been spent, is your debt.`,
      };
    }
    if (status === 'cancelled' || failure_code === 'declined_by_payer') {
      return { title: t`The payment was cancelled`, text: t`You did not pay. No money was taken.` };
    }
    return {
      title: t`The payment did not go through`,
      text: t`The payment service refused it. No money was taken; try again or choose another method.`,
    };
  };
}
