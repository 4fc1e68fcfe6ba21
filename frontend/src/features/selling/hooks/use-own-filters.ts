import { useSearchParams } from 'react-router';
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
  const change = (name: keyof OwnFilters, value: string) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === '') after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );
  return { filters, change };
}
