import {
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import type { TransactionFilters } from './transaction-filters';

export type Wallet = Schema<'WalletOut'>;
export type PaymentMethod = Schema<'MethodOut'>;
export type Deposit = Schema<'DepositOut'>;
export type Transaction = Schema<'TransactionOut'>;

const DEPOSIT_POLL_MS = 2000;
/** A payer who takes longer than a minute is asked about less often. */
const QUICK_POLLS = 30;
const DEPOSIT_SLOW_POLL_MS = 10_000;
const RECENT_COUNT = 6;

/** The signed-in user's balances. */
export const walletOptions = () =>
  queryOptions({
    queryKey: ['payments', 'wallet'],
    queryFn: ({ signal }) => send<Wallet>('/api/v1/payments/wallet/', { signal }),
  });

/** The signed-in user's balances; not asked for while nobody is signed in. */
export function useWallet() {
  const status = useSessionStatus();
  return useQuery({ ...walletOptions(), enabled: status === 'signed-in' });
}

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

/** The signed-in user's movements of money that the filters let through, newest first. */
export function useTransactions(filters: TransactionFilters) {
  return useInfiniteQuery({
    ...listOptions<Transaction>(['payments', 'transactions', filters], '/api/v1/payments/transactions/', {
      ...filters,
    }),
    placeholderData: keepPreviousData,
  });
}

/** The latest few movements, for the wallet. */
export function useRecentTransactions() {
  return useQuery({
    queryKey: ['payments', 'transactions', 'recent'],
    queryFn: ({ signal }) =>
      send<Schema<'Page_TransactionOut_'>>('/api/v1/payments/transactions/', {
        query: { page_size: RECENT_COUNT },
        signal,
      }),
    select: ({ results }): Transaction[] => results,
  });
}

/** One movement of the signed-in user's money; not asked for without an id. */
export function useTransaction(transactionId: string | null) {
  return useQuery({
    queryKey: ['payments', 'transaction', transactionId],
    queryFn: ({ signal }) => send<Transaction>(`/api/v1/payments/transactions/${transactionId}/`, { signal }),
    enabled: transactionId !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
