import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

export type DisputeCard = Schema<'AdminDisputeCardOut'>;

const POLL_MS = 20_000;

/** Everybody's disputes for the staff: the open ones that wait longest first, or the closed ones, the latest first. */
export function useDisputeQueue(status: DisputeCard['status']) {
  return useInfiniteQuery({
    ...listOptions<DisputeCard>(['disputes', 'queue', status], '/api/v1/admin/disputes/', { status }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });
}
