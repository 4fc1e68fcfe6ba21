import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { TransactionFilters } from './transaction-filters';

export type Transaction = Schema<'TransactionOut'>;

const RECENT_COUNT = 6;

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
