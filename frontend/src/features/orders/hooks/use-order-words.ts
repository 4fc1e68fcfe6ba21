import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import type { Tone } from '@/shared/ui/tones';
import type { OrderCard, OrderState } from '../api';
import { type ClockKind, hasProposal, isAnswerAwaited } from '../order-facts';

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
    respond: t`Time left to answer in the dispute`,
    hold: t`The money can be spent in`,
  };
  const clocksOfSeller: Partial<typeof clocks> = {
    refund: t`The order is cancelled automatically in`,
    release: t`You are paid automatically in`,
  };
  const ends: Record<ClockKind, string> = {
    pay: t`Then the order is cancelled and the account goes back on sale. No money is taken.`,
    deliver: t`Then the buyer may cancel or open a dispute.`,
    refund: t`The whole sum then goes back to the buyer’s wallet.`,
    release: t`Until then the buyer can open a dispute if something is wrong.`,
    respond: t`What follows then is written in the dispute.`,
    hold: t`It is yours already; the first sales are only held for a while.`,
  };
  const endsForBuyer: Partial<typeof ends> = {
    deliver: t`Then you may cancel and get the whole sum back, or open a dispute.`,
    refund: t`The whole sum then comes back to your wallet; you need to do nothing.`,
    release: t`Until then check everything. If something is wrong, open a dispute: the money stays in escrow.`,
  };
  const reasons: Record<string, string> = {
    credentials_not_revealed: t`Reveal the credentials and check the account first.`,
    deliver_by_not_passed: t`Possible once the seller’s time has run out.`,
    auto_cancel_at_passed: t`The time to deliver is over; the money goes back to the buyer.`,
    replacements_used: t`The login can be replaced twice; that is used up.`,
    not_delivered: t`A claim after the sale is only about an account that was handed over.`,
    not_held: t`The seller’s money is no longer held, so it cannot be called back into escrow.`,
    hold_passed: t`The time for a claim after the sale is over: the seller’s money is free.`,
    available_at_not_passed: t`Possible once the hold on the seller’s money is over.`,
    not_the_opener: t`Only the side that opened the dispute can withdraw it.`,
  };
  return {
    stateOf: (order: Pick<OrderCard, 'state' | 'is_overdue'>): [Tone, string] =>
      order.is_overdue && order.state === 'paid' ? ['danger', t`Overdue`] : states[order.state],
    clockLabel: (kind: ClockKind, party: OrderCard['party']) =>
      (party === 'seller' ? clocksOfSeller[kind] : undefined) ?? clocks[kind],
    /** What happens when a clock has run out. */
    clockEnd: (kind: ClockKind, party: OrderCard['party']) =>
      (party === 'buyer' ? endsForBuyer[kind] : undefined) ?? ends[kind],
    /** Why a step is not open yet. */
    reasonOf: (code: string | undefined) =>
      code === undefined ? undefined : (reasons[code] ?? t`Not possible now.`),
  };
}

/** What the person looking at an order has to do next, or how it ended, in a few words. */
export function useNextStep(): (order: OrderCard) => string {
  const { t } = useLingui();
  const locale = useLocale();
  return (order) => {
    const isBuyer = order.party === 'buyer';
    const refunded = formatSom(order.refund_amount, locale);
    const kept = formatSom(order.seller_amount, locale);
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
        if (hasProposal(order)) return t`Answer the proposal`;
        return isAnswerAwaited(order) ? t`Answer in the dispute` : t`The dispute is being looked at`;
      case 'partially_refunded':
        return isBuyer
          ? t`${refunded} came back to you`
          : t`${kept} is yours, ${refunded} went back to the buyer`;
      case 'refunded':
        return isBuyer ? t`${refunded} came back to you` : t`${refunded} went back to the buyer`;
      case 'cancelled':
        if (order.refund_amount === 0) return t`No money was taken`;
        return isBuyer ? t`${refunded} came back to you` : t`${refunded} went back to the buyer`;
    }
  };
}
