import { type QueryClient, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { toProblem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';
import { walletOptions } from './api';
import type { Deposit, NewDeposit } from './card-payment';

export type PaymentMethod = Schema<'MethodOut'>;

/** How often a deposit is asked about: a payer who takes longer than a minute less often, one at a kiosk rarely. */
const POLLS = [
  { below: 30, everyMs: 2000 },
  { below: 60, everyMs: 10_000 },
  { below: Number.POSITIVE_INFINITY, everyMs: 30_000 },
];

/** The ways to pay in, in the order to show; those that cannot be used now come last. */
export const methodsOptions = () =>
  queryOptions({
    queryKey: ['payments', 'methods'],
    queryFn: ({ signal }) => send<Schema<'MethodListOut'>>('/api/v1/payments/methods/', { signal }),
    select: usableFirst,
    staleTime: 60_000,
  });

/** The ways to pay in, in the order to show; those that cannot be used now come last. */
export function useMethods() {
  return useQuery(methodsOptions());
}

function usableFirst({ results }: Schema<'MethodListOut'>): PaymentMethod[] {
  return results.toSorted((one, other) => Number(other.is_available) - Number(one.is_available));
}

/** Open a deposit; repeats of the same intent open one. Its `payment_url` is where the payer goes next. */
export function useCreateDeposit() {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (deposit: NewDeposit) =>
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

/** Type the code that the bank has sent for a card's payment; a wrong one is refused and charges nothing. */
export function useConfirmDeposit(depositId: string) {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (code: string) =>
      send<Deposit>(`/api/v1/payments/deposits/${depositId}/confirm/`, {
        method: 'POST',
        body: { code },
        idempotencyKey: intent.keyFor([depositId, code]),
      }),
    onSuccess: (deposit) => {
      queryClient.setQueryData(depositOptions(depositId).queryKey, deposit);
      noteArrival(queryClient, deposit);
    },
    // What was refused, or got no answer, may have ended the deposit.
    onError: () => queryClient.invalidateQueries({ queryKey: depositOptions(depositId).queryKey }),
    // The same wrong code typed again is a new try.
    onSettled: (_deposit, error) => {
      if (!(error && toProblem(error).isNetwork)) intent.renew();
    },
  });
}

/** Send a deposit back to where it was paid from; how that went is asked for like a payment. */
export function useRefundDeposit(depositId: string) {
  const intent = useIdempotencyKey();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send<Deposit>(`/api/v1/payments/deposits/${depositId}/refund/`, {
        method: 'POST',
        idempotencyKey: intent.keyFor(depositId),
      }),
    onSuccess: (deposit) => {
      intent.renew();
      queryClient.setQueryData(depositOptions(depositId).queryKey, deposit);
      noteArrival(queryClient, deposit);
    },
    // What was refused may be spent meanwhile, or on its way already.
    onError: () => queryClient.invalidateQueries({ queryKey: depositOptions(depositId).queryKey }),
  });
}

/** One deposit, asked again every few seconds until the payment service has had its say; then the wallet is asked anew. */
const depositOptions = (depositId: string) =>
  queryOptions({
    queryKey: ['payments', 'deposit', depositId],
    queryFn: async ({ signal, client }) => {
      const deposit = await send<Deposit>(`/api/v1/payments/deposits/${depositId}/`, { signal });
      noteArrival(client, deposit);
      return deposit;
    },
    staleTime: 0,
    refetchInterval: ({ state: { data, dataUpdateCount } }) => {
      if (data?.status !== 'pending' && data?.status !== 'refunding') return false;
      return POLLS.find(({ below }) => dataUpdateCount <= below)?.everyMs ?? false;
    },
    meta: { isPolled: true },
  });

/** One of the signed-in user's deposits; null: none is wanted. */
export function useDeposit(depositId: string | null) {
  return useQuery({ ...depositOptions(depositId ?? ''), enabled: depositId !== null });
}

/** Money that has arrived, or left, shows in the wallet and among its movements. */
function noteArrival(client: QueryClient, { status }: Deposit): void {
  if (status === 'pending') return;
  void client.invalidateQueries({ queryKey: walletOptions().queryKey });
  void client.invalidateQueries({ queryKey: ['payments', 'transactions'] });
}
