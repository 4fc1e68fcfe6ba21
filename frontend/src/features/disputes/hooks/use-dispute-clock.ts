import { useLingui } from '@lingui/react/macro';
import type { Dispute } from '../api';
import { awaitedSide, sideOf } from '../dispute-facts';

export interface DisputeClock {
  /** ISO instant by the server's time. */
  at: string;
  label: string;
  overLabel: string;
  /** What happens at the end. */
  atEnd: string;
}

/** The clock that runs in a dispute, with what happens when it has run out; null while none does. */
export function useDisputeClock(dispute: Dispute): DisputeClock | null {
  const { t } = useLingui();
  const awaited = awaitedSide(dispute);
  if (!awaited || dispute.respond_by === null) return null;
  const isMine = sideOf(dispute.order.party) === awaited;
  const whose: Record<typeof awaited, string> = {
    seller: t`Time the seller has to answer`,
    buyer: t`Time the buyer has to answer`,
  };
  const silence: Record<typeof awaited, string> = {
    seller: t`Without an answer from the seller the whole sum goes back to the buyer.`,
    buyer: t`Without an answer from the buyer the order is completed and the seller is paid.`,
  };
  return {
    at: dispute.respond_by,
    label: isMine ? t`Time you have to answer` : whose[awaited],
    overLabel: t`The time is over`,
    atEnd: dispute.reminded_at
      ? silence[awaited]
      : `${t`Then we remind once and give 12 hours more.`} ${silence[awaited]}`,
  };
}
