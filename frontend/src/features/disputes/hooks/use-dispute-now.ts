import { useLingui } from '@lingui/react/macro';
import type { Dispute } from '../api';
import { awaitedSide, otherSide, type Side, sideOf } from '../dispute-facts';

/** Where the dispute stands for the person looking at it: a title and a sentence. */
export function useDisputeNow(dispute: Dispute): [title: string, text: string] {
  const open = useOpenWords(dispute);
  const closed = useClosedWords(dispute);
  return dispute.status === 'open' ? open : closed;
}

function useOpenWords(dispute: Dispute): [string, string] {
  const { t } = useLingui();
  const mine = sideOf(dispute.order.party);
  if (mine === null) {
    return [
      t`You look at this dispute as staff`,
      t`Read both sides and the evidence. The sides can still agree by themselves until you decide.`,
    ];
  }
  if (dispute.proposals[otherSide(mine)]) {
    return [
      t`There is a proposal for you`,
      t`Accept it and the money moves at once, or propose something else.`,
    ];
  }
  if (awaitedSide(dispute) === mine) {
    return mine === 'seller'
      ? [
          t`The buyer waits for your answer`,
          t`Say what happened and show it with pictures. Your first answer stops the clock.`,
        ]
      : [
          t`The seller waits for your answer`,
          t`Say what happened and show it with pictures. Your first answer stops the clock.`,
        ];
  }
  if (awaitedSide(dispute)) {
    return [
      t`Waiting for the other side`,
      t`The money stays in escrow. You can add pictures or propose how to divide it.`,
    ];
  }
  if (dispute.proposals[mine]) {
    return [
      t`Your proposal is on the table`,
      t`The other side can accept it at any moment. A new one replaces it.`,
    ];
  }
  return [
    t`Find a way out together`,
    t`Propose how to divide the money. If you cannot agree, the shop’s staff read everything here and decide.`,
  ];
}

function useClosedWords({ outcome, order }: Dispute): [string, string] {
  const { t } = useLingui();
  const mine = sideOf(order.party);
  const by = <Words>(words: Record<Side | 'staff', Words>) => words[mine ?? 'staff'];
  switch (outcome) {
    case 'withdrawn':
      return [t`The dispute was withdrawn`, t`The order goes on where it had stopped.`];
    case 'refunded':
      return [
        t`The whole sum went back to the buyer`,
        by({
          buyer: t`It is in your wallet. The login is closed.`,
          seller: t`Nothing was taken from you. The listing waits for a new login.`,
          staff: t`The escrow of this order is empty.`,
        }),
      ];
    case 'partially_refunded':
      return [
        t`The money was divided`,
        by({
          buyer: t`Your part is in your wallet. The account stays yours.`,
          seller: t`Your part is in your wallet.`,
          staff: t`The escrow of this order is empty.`,
        }),
      ];
    case 'completed':
      return [
        t`The order was completed`,
        by({
          buyer: t`The seller was paid. The account stays yours.`,
          seller: t`The money is in your wallet.`,
          staff: t`The escrow of this order is empty.`,
        }),
      ];
    default:
      return [t`The order was cancelled`, t`The whole sum is back in the buyer’s wallet.`];
  }
}
