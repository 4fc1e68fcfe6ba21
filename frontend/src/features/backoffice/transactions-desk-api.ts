import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type SendOptions, send } from '@/shared/api/client';
import { listOptions } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import { choice, choices, days, sums, tableSpec, text } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { PROVIDER_CODES } from './provider-names';

export type DeskTransaction = Schema<'AdminTransactionOut'>;
export type DeskTransactionDetail = Schema<'AdminTransactionDetailOut'>;
export type DeskPosting = DeskTransaction['postings'][number];
export type EntryKind = Schema<'EntryKind'>;

export const ENTRY_KINDS: readonly EntryKind[] = [
  'deposit',
  'deposit_reversal',
  'deposit_refund',
  'deposit_refund_return',
  'order_hold',
  'order_release',
  'order_refund',
  'order_settlement',
  'order_claim',
  'hold_matured',
  'subscription',
  'promotion',
  'withdrawal',
  'withdrawal_sent',
  'withdrawal_paid',
  'withdrawal_return',
  'debt_settlement',
  'correction',
];

/** The longest reference that the server looks for. */
const REFERENCE_MAX = 40;

export const TRANSACTIONS = tableSpec({
  key: 'transactions',
  filters: {
    // The field over the table; the server calls what stands in it a reference.
    search: { ...text(REFERENCE_MAX), ask: (value: string) => ({ reference: value }) },
    kind: choices(ENTRY_KINDS),
    user: text(64),
    provider: choice(PROVIDER_CODES),
    sum: sums('min_amount', 'max_amount'),
    days: days('first_on', 'last_on'),
  },
});

export const TRANSACTIONS_PATH = '/api/v1/admin/transactions/';
/** As many lines as one file holds. */
export const EXPORT_CAP = 50_000;
const TAG = ['desk', 'transactions'];

/** The books, the newest entry first. */
export function useDeskTransactions(query: SendOptions['query']) {
  const { has } = useRoles();
  return useInfiniteQuery({
    ...listOptions<DeskTransaction>([...TAG, 'list', query], TRANSACTIONS_PATH, query),
    enabled: has('finance'),
    placeholderData: keepPreviousData,
  });
}

const deskTransactionOptions = (id: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', id],
    queryFn: ({ signal }) => send<DeskTransactionDetail>(`${TRANSACTIONS_PATH}${id}/`, { signal }),
  });

/** One entry whole; nothing is asked while none is open. */
export function useDeskTransaction(id: string | null) {
  const { has } = useRoles();
  return useQuery({ ...deskTransactionOptions(id ?? ''), enabled: id !== null && has('finance') });
}

/** The person whose wallet an entry is about. */
export const ownerOf = ({ postings }: DeskTransaction) => postings.find(({ owner }) => owner)?.owner ?? null;

/** How an entry changed the wallet of its person; zero where it only moved inside it, or is about nobody. */
export function changeOfWallet(entry: DeskTransaction): number {
  const owner = ownerOf(entry);
  return entry.postings
    .filter((line) => owner !== null && line.owner?.id === owner.id && line.account.startsWith('user:'))
    .reduce((sum, { amount }) => sum + amount, 0);
}
