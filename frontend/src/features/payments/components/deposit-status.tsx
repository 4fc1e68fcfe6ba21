import type { Deposit } from '../card-payment';
import { DepositCode } from './deposit-code';
import { DepositEnded } from './deposit-ended';
import { DepositPending } from './deposit-pending';
import { DepositRefund } from './deposit-refund';
import { DepositRefunding } from './deposit-refunding';
import { DepositSucceeded } from './deposit-succeeded';

/** How a deposit stands: what happened to the money and what to do next. */
export function DepositStatus({ deposit }: { deposit: Deposit }) {
  if (deposit.status === 'succeeded') {
    return (
      <>
        <DepositSucceeded deposit={deposit} />
        <DepositRefund deposit={deposit} />
      </>
    );
  }
  if (deposit.status === 'refunding') return <DepositRefunding deposit={deposit} />;
  if (deposit.status !== 'pending') return <DepositEnded deposit={deposit} />;
  return deposit.needs_code ? <DepositCode deposit={deposit} /> : <DepositPending deposit={deposit} />;
}
