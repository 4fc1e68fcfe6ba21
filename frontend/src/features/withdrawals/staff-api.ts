import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { WithdrawalStatus } from './api';

export type StaffWithdrawal = Schema<'AdminWithdrawalOut'>;

export interface Decision {
  withdrawal: StaffWithdrawal;
  decision: 'approve' | 'reject';
  /** Why not; the owner reads it. */
  reason?: string;
}

const QUEUE_KEY = ['payments', 'staff-withdrawals'];
const POLL_MS = 20_000;

/** Everybody's withdrawals that stand so: open ones the oldest first. */
export function useWithdrawalQueue(status: WithdrawalStatus) {
  return useInfiniteQuery({
    ...listOptions<StaffWithdrawal>([...QUEUE_KEY, status], '/api/v1/admin/withdrawals/', { status }),
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
    meta: { isPolled: true },
  });
}

/** Let a withdrawal out, or refuse it. Whatever the answer, the queue is asked again: somebody else may have decided. */
export function useDecideWithdrawal() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ withdrawal, decision, reason }: Decision) => {
      const body = { expected_version: withdrawal.version, ...(reason !== undefined && { reason }) };
      return send<StaffWithdrawal>(`/api/v1/admin/withdrawals/${withdrawal.id}/${decision}/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([withdrawal.id, decision, body]),
      });
    },
    onSuccess: () => intent.renew(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: QUEUE_KEY }),
  });
}
