import { useLingui } from '@lingui/react/macro';
import type { Order } from '../api';
import { hasProposal } from '../order-facts';

/** Where the order stands for the person looking at it: a title and a sentence. */
export function useNowWords(order: Order): [title: string, text: string] {
  const forBuyer = useBuyerWords(order);
  const forSeller = useSellerWords(order);
  const { t } = useLingui();
  if (hasProposal(order)) {
    return [
      t`There is a proposal for you`,
      t`Accept it and the money moves at once, or propose something else.`,
    ];
  }
  if (order.party === 'staff')
    return [t`You look at this order as staff`, t`Only its buyer and its seller can move it.`];
  return order.party === 'buyer' ? forBuyer : forSeller;
}

function useBuyerWords(order: Order): [string, string] {
  const { t } = useLingui();
  switch (order.state) {
    case 'awaiting_payment':
      return [
        t`Pay to get the account`,
        t`It is reserved for you. Your money goes to escrow, not to the seller.`,
      ];
    case 'paid':
      return order.is_overdue
        ? [
            t`The seller is late`,
            t`Wait a little longer, or cancel: the whole sum comes back to your wallet.`,
          ]
        : [
            t`The seller is preparing the login`,
            t`There is nothing for you to do. Your money is safe in escrow.`,
          ];
    case 'delivered':
      return order.reveals.length > 0
        ? [
            t`Check the account, then confirm`,
            t`The seller is paid when you confirm, or automatically when the time is over.`,
          ]
        : [t`The login is here`, t`Reveal it, sign in, and compare the account with the listing.`];
    case 'refunded':
      return [t`The order was refunded`, t`The whole sum is back in your wallet.`];
    case 'completed':
      return [
        t`The account is yours`,
        order.credentials_wiped_at
          ? t`The order is completed.`
          : t`The order is completed. The login stays here for a while.`,
      ];
    case 'disputed':
      return [t`The order is in dispute`, t`The money stays in escrow until it is settled.`];
    case 'partially_refunded':
      return [
        t`The order was settled`,
        t`A part of the money is back in your wallet. The account stays yours.`,
      ];
    default:
      return order.events.some((step) => step.event === 'pay')
        ? [t`The order was cancelled`, t`The whole sum is back in your wallet.`]
        : [t`The order was cancelled`, t`No money was taken.`];
  }
}

function useSellerWords(order: Order): [string, string] {
  const { t } = useLingui();
  switch (order.state) {
    case 'awaiting_payment':
      return [t`The buyer is paying`, t`The account is reserved. Hand nothing over until the order is paid.`];
    case 'paid':
      return order.is_overdue
        ? [t`You are late: deliver now`, t`The buyer may cancel at any moment and get the money back.`]
        : [t`Deliver the login`, t`The money is in escrow. Only this buyer will see what you enter.`];
    case 'delivered':
      return [
        t`The buyer is checking the account`,
        t`You are paid when the buyer confirms, or automatically when the time is over.`,
      ];
    case 'refunded':
      return [
        t`The order was refunded`,
        t`The money is with the buyer. The listing waits for a new login before it goes on sale again.`,
      ];
    case 'completed':
      return [t`Sold`, t`The money has left escrow and is in your wallet.`];
    case 'disputed':
      return [t`The order is in dispute`, t`The money stays in escrow until it is settled.`];
    case 'partially_refunded':
      return [t`The order was settled`, t`Your part of the money is in your wallet.`];
    default:
      return [t`The order was cancelled`, t`The money is with the buyer. Nothing was taken from you.`];
  }
}
