import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';

export type StaffWithdrawal = Schema<'AdminWithdrawalOut'>;
export type StaffWithdrawalDetail = Schema<'AdminWithdrawalDetailOut'>;

export interface Decision {
  withdrawal: StaffWithdrawal;
  decision: 'approve' | 'reject';
  /** Why not; the owner reads it. */
  reason?: string;
}

const PATH = '/api/v1/admin/withdrawals/';
const TAG = ['desk', 'withdrawals'];
const POLL_MS = 20_000;

/** Everybody's withdrawals by what the table asks for: open ones the oldest first. */
export function useWithdrawalQueue(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<StaffWithdrawal>([...TAG, 'list', query], PATH, query),
    enabled: has('finance'),
    placeholderData: keepPreviousData,
    // Asking again asks for every page anew.
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : POLL_MS),
    meta: { isPolled: true },
  });
}

const staffWithdrawalOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<StaffWithdrawalDetail>(`${PATH}${id}/`, { signal }),
  });

/** One withdrawal with what is to be known of its owner; nothing is asked while none is open. */
export function useStaffWithdrawal(id: string | null) {
  const { has } = useRoles();
  return useQuery({ ...staffWithdrawalOptions(id ?? ''), enabled: id !== null && has('finance') });
}

/** Let a withdrawal out, or refuse it. Whatever the answer, the queue is asked again. */
export function useDecideWithdrawal() {
  return useStaffAct<StaffWithdrawal, Decision>({
    request: ({ withdrawal, decision, reason }) => [
      `${PATH}${withdrawal.id}/${decision}/`,
      'POST',
      { expected_version: withdrawal.version, ...(reason !== undefined && { reason }) },
    ],
    tags: [TAG],
  });
}
