import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import type { Schema } from '@/shared/api/types';
import { walletOptions } from './api';

export type PaymentMethod = Schema<'MethodOut'>;
export type Deposit = Schema<'DepositOut'>;

const DEPOSIT_POLL_MS = 2000;
/** A payer who takes longer than a minute is asked about less often. */
const QUICK_POLLS = 30;
const DEPOSIT_SLOW_POLL_MS = 10_000;

/** The ways to pay in, in the order to show; those that cannot be used now come last. */
export function useMethods() {
  return useQuery({
    queryKey: ['payments', 'methods'],
    queryFn: ({ signal }) => send<Schema<'MethodListOut'>>('/api/v1/payments/methods/', { signal }),
    select: usableFirst,
    staleTime: 60_000,
  });
}

function usableFirst({ results }: Schema<'MethodListOut'>): PaymentMethod[] {
  return results.toSorted((one, other) => Number(other.is_available) - Number(one.is_available));
}

/** Open a deposit; repeats of the same intent open one. Its `payment_url` is where the payer goes next. */
export function useCreateDeposit() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deposit: Schema<'DepositIn'>) =>
      send<Deposit>('/api/v1/payments/deposit/', {
        method: 'POST',
        body: deposit,
        idempotencyKey: intent.keyFor(deposit),
      }),
    onSuccess: (deposit) => {
      intent.renew();
      queryClient.setQueryData(depositOptions(deposit.id).queryKey, deposit);
    },
  });
}

/** One deposit, asked again every few seconds until the payment service has had its say; then the wallet is asked anew. */
const depositOptions = (depositId: string) =>
  queryOptions({
    queryKey: ['payments', 'deposit', depositId],
    queryFn: async ({ signal, client }) => {
      const deposit = await send<Deposit>(`/api/v1/payments/deposits/${depositId}/`, { signal });
      if (deposit.status === 'succeeded') {
        void client.invalidateQueries({ queryKey: walletOptions().queryKey });
        void client.invalidateQueries({ queryKey: ['payments', 'transactions'] });
      }
      return deposit;
    },
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data?.status !== 'pending') return false;
      return dataUpdateCount > QUICK_POLLS ? DEPOSIT_SLOW_POLL_MS : DEPOSIT_POLL_MS;
    },
    meta: { isPolled: true },
  });

/** One of the signed-in user's deposits. */
export function useDeposit(depositId: string) {
  return useQuery(depositOptions(depositId));
}
