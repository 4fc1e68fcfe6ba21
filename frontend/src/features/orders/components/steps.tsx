import { useLingui } from '@lingui/react/macro';
import { Money } from '@/shared/ui/money';
import type { Order } from '../api';
import { StepDialog } from './step-dialog';

interface StepProps {
  order: Order;
  /** Why it cannot be done yet. */
  blockedReason: string | undefined;
}

/** The buyer says that the account is as promised. */
export function ConfirmStep({ order, blockedReason }: StepProps) {
  const { t } = useLingui();
  return (
    <StepDialog
      order={order}
      event="confirm"
      variant={order.reveals.length > 0 && order.state === 'delivered' ? 'primary' : 'secondary'}
      blockedReason={blockedReason}
      label={t`Confirm order`}
      title={t`Is the account yours?`}
      confirmLabel={t`Yes, pay the seller`}
      doneMessage={t`Done. The account is yours, the seller is paid.`}
    >
      <p className="flex flex-wrap items-baseline gap-x-1.5">
        <Money amount={order.price} size="md" /> <span>{t`leaves escrow and goes to the seller.`}</span>
      </p>
      <p className="text-muted">{t`This cannot be undone. Confirm only when you have signed in and changed the password, the e-mail and the phone number.`}</p>
    </StepDialog>
  );
}

/** The buyer steps back: before paying, or when the seller is late. */
export function CancelStep({ order, blockedReason }: StepProps) {
  const { t } = useLingui();
  const isPaid = order.state !== 'awaiting_payment';
  return (
    <StepDialog
      order={order}
      event="cancel"
      variant={order.is_overdue ? 'primary' : 'secondary'}
      blockedReason={blockedReason}
      label={t`Cancel order`}
      title={t`Cancel the order?`}
      confirmLabel={t`Yes, cancel it`}
      doneMessage={
        isPaid ? t`Cancelled. The money is back in your wallet.` : t`Cancelled. No money was taken.`
      }
      hasReason={isPaid}
    >
      <p>
        {isPaid
          ? t`The whole sum comes back to your wallet at once.`
          : t`No money was taken. The account goes back on sale.`}
      </p>
    </StepDialog>
  );
}

/** The seller cannot deliver. */
export function DeclineStep({ order, blockedReason }: StepProps) {
  const { t } = useLingui();
  return (
    <StepDialog
      order={order}
      event="decline"
      variant="danger"
      blockedReason={blockedReason}
      label={t`Decline order`}
      title={t`Decline the order?`}
      confirmLabel={t`Yes, decline it`}
      doneMessage={t`Declined. The buyer has the money back.`}
      hasReason
    >
      <p>{t`The buyer gets the whole sum back, your listing is paused, and the refusal counts against you.`}</p>
    </StepDialog>
  );
}
