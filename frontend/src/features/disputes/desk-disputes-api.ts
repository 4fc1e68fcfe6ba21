import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { choice, code, days, flag, tableSpec } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';
import type { Dispute, DisputeReason } from './api';

export type DisputeCard = Schema<'AdminDisputeCardOut'>;
/** A dispute with all that the staff may know of it. */
export type DisputeDesk = Omit<Schema<'DisputeDeskOut'>, 'dispute'> & { dispute: Dispute };

export const DISPUTE_REASONS: readonly DisputeReason[] = [
  'not_delivered',
  'wrong_credentials',
  'not_as_described',
  'account_taken_back',
  'buyer_unresponsive',
  'false_claim',
  'charge_back',
  'party_blocked',
  'other',
];

/** The sums from which a dispute can be looked for, whole soʻm. */
export const LEAST_PRICES = ['500000', '1000000', '5000000', '10000000'] as const;

export const DISPUTES = tableSpec({
  key: 'disputes',
  filters: {
    status: choice(['open', 'closed'], { initial: 'open' }),
    taken: choice(['mine', 'free', 'others']),
    answered: flag(),
    overdue: flag(),
    reason: choice(DISPUTE_REASONS),
    game: code(),
    min_price: choice(LEAST_PRICES),
    // Opened on these days.
    days: days('first_on', 'last_on'),
  },
});

const PATH = '/api/v1/admin/disputes/';
const TAG = ['desk', 'disputes'];
const QUEUE_POLL_MS = 20_000;
const DESK_POLL_MS = 15_000;

/** Everybody's disputes: the open ones that wait longest first, or the closed ones, the latest first. */
export function useDisputeQueue(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<DisputeCard>([...TAG, 'list', query], PATH, query),
    enabled: has('moderator'),
    placeholderData: keepPreviousData,
    // All loaded pages are asked again at once: only while there is one.
    refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 0) <= 1 ? QUEUE_POLL_MS : false),
    meta: { isPolled: true },
  });
}

export const disputeDeskOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<DisputeDesk>(`${PATH}${id}/`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data?.dispute.status === 'open' ? DESK_POLL_MS : false),
    meta: { isPolled: true },
  });

/** One dispute on the desk, asked again every 15 seconds while it is open. */
export function useDisputeDesk(id: string) {
  const { has } = useRoles();
  return useQuery({ ...disputeDeskOptions(id), enabled: has('moderator') });
}

/** Deal with a dispute (`mutate(true)`), or let it go. */
export function useTakeDispute(id: string) {
  return useStaffAct<DisputeDesk, boolean>({
    request: (isTaken) => (isTaken ? [`${PATH}${id}/take/`, 'POST', {}] : [`${PATH}${id}/take/`, 'DELETE']),
    tags: [TAG],
    detail: () => disputeDeskOptions(id).queryKey,
    isErrorToasted: true,
  });
}

/** Cancel an order in dispute, as an admin: the dispute ends with it. */
export function useCancelOrder(orderId: string) {
  return useStaffAct<Schema<'OrderOut'>, Schema<'StaffCancelIn'>>({
    request: (body) => [`/api/v1/admin/orders/${orderId}/cancel/`, 'POST', body],
    tags: [TAG, ['disputes'], ['orders'], ['listings']],
  });
}
