import type { Dispute, DisputeEntry } from './api';

export type Side = 'buyer' | 'seller';

/** The two who are in dispute; staff and the system are neither. */
export function sideOf(party: string): Side | null {
  return party === 'buyer' || party === 'seller' ? party : null;
}

/** Who sits on the other side. */
export function otherSide(side: Side): Side {
  return side === 'buyer' ? 'seller' : 'buyer';
}

/** A person's name as others see it. */
export function nameOf(person: Dispute['order']['buyer']): string {
  return person.display_name || person.username;
}

/** Whose answer the clock waits for; null when it waits for nobody. */
export function awaitedSide(dispute: Dispute): Side | null {
  if (dispute.status !== 'open' || dispute.respond_by === null || dispute.responded_at !== null) return null;
  const opener = sideOf(dispute.opened_by);
  return opener && otherSide(opener);
}

/** Whether an act is open, or not yet open and why; neither when it does not belong to this person or state. */
export function actOf(
  dispute: Pick<Dispute, 'allowed_events' | 'blocked_events'>,
  event: string,
): { isOffered: boolean; blockedBy: string | undefined } {
  const blockedBy = dispute.blocked_events[event];
  return { isOffered: dispute.allowed_events.includes(event) || blockedBy !== undefined, blockedBy };
}

/** A proposal's figures as the server worked them out. */
export function splitOfProposal(proposal: DisputeEntry): {
  buyer: number;
  seller: number;
  commission: number;
} {
  return {
    buyer: proposal.refund_amount ?? 0,
    seller: proposal.seller_amount ?? 0,
    commission: proposal.commission ?? 0,
  };
}
