import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import { isProblem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';

export type Withdrawal = Schema<'WithdrawalOut'>;
export type WithdrawalStatus = Withdrawal['status'];
export type NewWithdrawal = Schema<'WithdrawIn'>;

const POLL_MS = 5000;

/** Money on its way out, or waiting for a person who lets it out. */
const OPEN_STATUSES: readonly WithdrawalStatus[] = ['requested', 'approved', 'sent'];

/** One withdrawal, asked again every few seconds until it has ended. */
const withdrawalOptions = (withdrawalId: string) =>
  queryOptions({
    queryKey: ['payments', 'withdrawal', withdrawalId],
    queryFn: ({ signal }) => send<Withdrawal>(`/api/v1/payments/withdrawals/${withdrawalId}/`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && OPEN_STATUSES.includes(data.status) ? POLL_MS : false),
    meta: { isPolled: true },
  });

/** One of the signed-in person's withdrawals. */
export function useWithdrawal(withdrawalId: string) {
  return useQuery(withdrawalOptions(withdrawalId));
}

/**
 * The signed-in person's withdrawals, newest first.
 *
 * @param status only those that stand so; all when empty
 */
export function useWithdrawals(status: WithdrawalStatus | '') {
  return useInfiniteQuery(
    listOptions<Withdrawal>(['payments', 'withdrawals', status], '/api/v1/payments/withdrawals/', { status }),
  );
}

/** Ask for money to be sent to a card. Repeats of the same intent make one withdrawal. */
export function useWithdraw() {
  const intent = useIdempotencyKey();
  const keep = useKeepWithdrawal();
  return useMutation({
    mutationFn: (withdrawal: NewWithdrawal) =>
      send<Withdrawal>('/api/v1/payments/withdraw/', {
        method: 'POST',
        body: withdrawal,
        idempotencyKey: intent.keyFor(withdrawal),
      }),
    onSuccess: (withdrawal) => {
      intent.renew();
      keep(withdrawal);
    },
  });
}

/** Take a withdrawal back while nobody has let it out. One that came too late shows how it stands now. */
export function useCancelWithdrawal() {
  const intent = useIdempotencyKey();
  const keep = useKeepWithdrawal();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Withdrawal, 'id' | 'version'>) =>
      send<Withdrawal>(`/api/v1/payments/withdrawals/${id}/cancel/`, {
        method: 'POST',
        body: { expected_version: version },
        idempotencyKey: intent.keyFor([id, version]),
      }),
    onSuccess: (withdrawal) => {
      intent.renew();
      keep(withdrawal);
    },
    onError: (error, { id }) => {
      if (isProblem(error) && error.status === 409) {
        void queryClient.invalidateQueries({ queryKey: withdrawalOptions(id).queryKey });
      }
    },
  });
}

/** A withdrawal's answer goes into the cache; the wallet, its movements and the lists are asked again. */
function useKeepWithdrawal(): (withdrawal: Withdrawal) => void {
  const queryClient = useQueryClient();
  return (withdrawal) => {
    const { queryKey } = withdrawalOptions(withdrawal.id);
    queryClient.setQueryData(queryKey, withdrawal);
    void queryClient.invalidateQueries({
      queryKey: ['payments'],
      predicate: (query) => query.queryKey[1] !== 'withdrawal' && query.queryKey[1] !== 'methods',
    });
  };
}
