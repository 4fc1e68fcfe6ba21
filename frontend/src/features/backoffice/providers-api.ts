import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';

export type Difference = Schema<'DifferenceOut'>;
export type ProviderCall = Schema<'ProviderCallOut'>;
export type Provider = Schema<'ProviderOut'>;

const DIFFERENCES_TAG = ['desk', 'reconciliation'];
const CALLS_TAG = ['desk', 'provider-calls'];
const POLL_MS = 20_000;

/** Only while one page is loaded: asking again asks for every page anew. */
const pollOnePage = ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
  state.data && state.data.pages.length > 1 ? false : POLL_MS;

/** How each payment provider stands: what lies there, what moved today, what went wrong. */
export function useProviders() {
  const { has } = useRoles();
  return useQuery({
    queryKey: ['desk', 'providers'],
    queryFn: ({ signal }) => send<Provider[]>('/api/v1/admin/providers/', { signal }),
    enabled: has('finance'),
  });
}

/** Where a provider's list of a day and ours differ: what nobody has dealt with, or what somebody has. */
export function useDifferences(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<Difference>([...DIFFERENCES_TAG, 'list', query], '/api/v1/admin/reconciliation/', query),
    enabled: has('finance'),
    placeholderData: keepPreviousData,
    refetchInterval: pollOnePage,
    meta: { isPolled: true },
  });
}

/** Note how a difference was dealt with. Whatever the answer, the list is asked again. */
export function useResolveDifference() {
  return useStaffAct<Schema<'ResolvedOut'>, { id: string; note: string }>({
    request: ({ id, note }) => [`/api/v1/admin/reconciliation/${id}/resolve/`, 'POST', { note }],
    tags: [DIFFERENCES_TAG],
  });
}

/** The providers' calls as they came, the newest first. */
export function useProviderCalls(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<ProviderCall>([...CALLS_TAG, 'list', query], '/api/v1/admin/provider-calls/', query),
    enabled: has('finance'),
    placeholderData: keepPreviousData,
    refetchInterval: pollOnePage,
    meta: { isPolled: true },
  });
}

/** One call whole; nothing is asked while none is open. */
export function useProviderCall(id: string | null) {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...CALLS_TAG, 'detail', id],
    queryFn: ({ signal }) => send<ProviderCall>(`/api/v1/admin/provider-calls/${id}/`, { signal }),
    enabled: id !== null && has('finance'),
  });
}

/** Play a call again: what it asks for happens once. The new call is the answer. */
export function useReplayCall() {
  return useStaffAct<ProviderCall, { id: string; reason: string }>({
    request: ({ id, reason }) => [`/api/v1/admin/provider-calls/${id}/replay/`, 'POST', { reason }],
    tags: [CALLS_TAG],
  });
}
