import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { download } from '@/shared/api/download';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { TransactionFilters } from './transaction-filters';

export type Transaction = Schema<'TransactionOut'>;
export type TransactionDetail = Schema<'TransactionDetailOut'>;

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

/** One movement of the signed-in user's money with all that belongs to it; not asked for without an id. */
export function useTransaction(transactionId: string | null) {
  return useQuery({
    queryKey: ['payments', 'transaction', transactionId],
    queryFn: ({ signal }) =>
      send<TransactionDetail>(`/api/v1/payments/transactions/${transactionId}/`, { signal }),
    enabled: transactionId !== null,
  });
}

/** Hand the movements that the filters let through to the browser, as a table to keep. */
export function useTransactionExport() {
  return useMutation({
    mutationFn: (filters: TransactionFilters) =>
      download('/api/v1/payments/transactions/export/', 'wibestore-transactions.csv', { ...filters }),
    meta: { isErrorToasted: true },
  });
}
