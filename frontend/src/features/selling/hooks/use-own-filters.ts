import { useEffect, useRef } from 'react';
import { useSearchParams } from '@/shared/router/router';
import { ORDERINGS, type OwnFilters } from '../api';
import type { ListingStatus } from '../shapes';

export const STATUSES = [
  'active',
  'pending',
  'draft',
  'rejected',
  'paused',
  'quarantined',
  'reserved',
  'sold',
  'archived',
] as const satisfies readonly ListingStatus[];

/** Which of one's own listings are shown: in the address, so that Back and a reload keep it. */
export function useOwnFilters() {
  const [params, setParams] = useSearchParams();
  const filters: OwnFilters = {
    status: STATUSES.find((one) => one === params.get('status')),
    search: params.get('search') ?? '',
    ordering: ORDERINGS.find((one) => one === params.get('ordering')) ?? '-created_at',
  };
  // The router shows an address a moment after it is asked for: what changes meanwhile starts from what was asked.
  const asked = useRef(params);
  useEffect(() => {
    asked.current = params;
  }, [params]);
  const change = (name: keyof OwnFilters, value: string) => {
    const next = new URLSearchParams(asked.current);
    if (value === '') next.delete(name);
    else next.set(name, value);
    asked.current = next;
    setParams(next, { replace: true });
  };
  return { filters, change };
}
