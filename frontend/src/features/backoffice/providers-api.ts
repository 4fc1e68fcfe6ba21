import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';

export type Difference = Schema<'DifferenceOut'>;
export type ProviderCall = Schema<'ProviderCallOut'>;

const DIFFERENCES_KEY = ['backoffice', 'differences'];
const CALLS_KEY = ['backoffice', 'provider-calls'];
const POLL_MS = 20_000;

/** Where a provider's list of a day and ours differ: what nobody has dealt with, or what somebody has. */
export function useDifferences(isOpen: boolean) {
  return useInfiniteQuery({
    ...listOptions<Difference>([...DIFFERENCES_KEY, isOpen], '/api/v1/admin/reconciliation/', {
      is_open: isOpen,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });
}

/** Note how a difference was dealt with. Whatever the answer, the list is asked again. */
export function useResolveDifference() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: string; note: string }) =>
      send<Schema<'ResolvedOut'>>(`/api/v1/admin/reconciliation/${id}/resolve/`, {
        method: 'POST',
        body: { note },
        idempotencyKey: intent.keyFor([id, note]),
      }),
    onSuccess: () => intent.renew(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: DIFFERENCES_KEY }),
  });
}

export interface CallFilters {
  /** Empty: every provider's. */
  provider: string;
  /** Empty: however it ended. */
  outcome: string;
}

/** The providers' calls as they came, the newest first. */
export function useProviderCalls(filters: CallFilters) {
  return useInfiniteQuery({
    ...listOptions<ProviderCall>([...CALLS_KEY, filters], '/api/v1/admin/provider-calls/', { ...filters }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });
}

/** Play a call again: what it asks for happens once. The new call is the answer. */
export function useReplayCall() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      send<ProviderCall>(`/api/v1/admin/provider-calls/${id}/replay/`, {
        method: 'POST',
        body: { reason },
        idempotencyKey: intent.keyFor([id, reason]),
      }),
    onSuccess: () => intent.renew(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: CALLS_KEY }),
  });
}
