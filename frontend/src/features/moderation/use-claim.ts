import { useEffect, useRef } from 'react';
import { isProblem } from '@/shared/api/problem';
import type { LookListing } from './desk-listing-types';
import { useClaimLook } from './desk-listings-api';

const BEAT_MS = 60_000;

export interface Claim {
  /** The look is one's own. */
  isMine: boolean;
  /** Who has it instead; null while it is one's own or nobody's. */
  lostTo: string | null;
}

/**
 * Holding the look at a listing while its desk is open: taken when it opens and nobody has it, kept while it is seen.
 */
export function useClaim(listing: LookListing, username: string): Claim {
  const claim = useClaimLook();
  const { mutate } = claim;
  const { id, status, task } = listing;
  const isWaiting = status === 'pending';
  const holder = task?.claimed_by?.username ?? null;
  const isOpen = isWaiting && (holder === null || holder === username);
  const asked = useRef('');

  useEffect(() => {
    if (!isOpen || asked.current === id) return;
    asked.current = id;
    mutate({ id });
  }, [id, isOpen, mutate]);

  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setInterval(() => document.visibilityState === 'visible' && mutate({ id }), BEAT_MS);
    return () => clearInterval(timer);
  }, [id, isOpen, mutate]);

  const lost = isProblem(claim.error, 'moderation.claimed') ? claim.error : null;
  const by = lost ? lost.params['by'] : holder === username ? null : holder;
  return {
    isMine: isWaiting && holder === username && lost === null,
    lostTo: typeof by === 'string' ? by : null,
  };
}
