import { useLingui } from '@lingui/react/macro';
import type { Tone } from '@/shared/ui/tones';
import type { OrderCard, OrderState } from '../api';
import type { ClockKind } from '../order-facts';

/** What an order's codes are called for people. */
export function useOrderWords() {
  const { t } = useLingui();
  const states: Record<OrderState, [Tone, string]> = {
    awaiting_payment: ['attention', t`Waiting for payment`],
    paid: ['accent', t`Paid`],
    delivered: ['accent', t`Delivered`],
    completed: ['success', t`Completed`],
    cancelled: ['neutral', t`Cancelled`],
    disputed: ['danger', t`Dispute`],
    refunded: ['neutral', t`Refunded`],
    partially_refunded: ['neutral', t`Partly refunded`],
  };
  const clocks: Record<ClockKind, string> = {
    pay: t`Time left to pay`,
    deliver: t`Time left to deliver`,
    refund: t`The money comes back automatically in`,
    release: t`The seller is paid automatically in`,
    hold: t`The money can be spent in`,
  };
  const clocksOfSeller: Partial<typeof clocks> = {
    refund: t`The order is cancelled automatically in`,
    release: t`You are paid automatically in`,
  };
  const reasons: Record<string, string> = {
    credentials_not_revealed: t`Reveal the credentials and check the account first.`,
    deliver_by_not_passed: t`Possible once the seller’s time has run out.`,
    auto_cancel_at_passed: t`The time to deliver is over; the money goes back to the buyer.`,
  };
  return {
    stateOf: (order: Pick<OrderCard, 'state' | 'is_overdue'>): [Tone, string] =>
      order.is_overdue && order.state === 'paid' ? ['danger', t`Overdue`] : states[order.state],
    clockLabel: (kind: ClockKind, party: OrderCard['party']) =>
      (party === 'seller' ? clocksOfSeller[kind] : undefined) ?? clocks[kind],
    /** Why a step is not open yet. */
    reasonOf: (code: string | undefined) =>
      code === undefined ? undefined : (reasons[code] ?? t`Not possible now.`),
  };
}

/** What the person looking at an order has to do next, in a few words. */
export function useNextStep(): (order: OrderCard) => string {
  const { t } = useLingui();
  return (order) => {
    const isBuyer = order.party === 'buyer';
    switch (order.state) {
      case 'awaiting_payment':
        return isBuyer ? t`Pay, or cancel` : t`The buyer is paying`;
      case 'paid':
        if (!isBuyer) return order.is_overdue ? t`Deliver the login: you are late` : t`Deliver the login`;
        return order.is_overdue
          ? t`The seller is late: you may cancel`
          : t`The seller is preparing the login`;
      case 'delivered':
        return isBuyer ? t`Check the account and confirm` : t`The buyer is checking the account`;
      case 'completed':
        return isBuyer ? t`The account is yours` : t`The money is yours`;
      case 'disputed':
        return t`The dispute is being looked at`;
      default:
        return t`The order is closed`;
    }
  };
}
