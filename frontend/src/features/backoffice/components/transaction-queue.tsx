import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { ExportButton } from '@/shared/desk/export-button';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { useEntryWords } from '../hooks/use-entry-words';
import { PROVIDER_CODES, providerName } from '../provider-names';
import {
  changeOfWallet,
  type DeskPosting,
  type DeskTransaction,
  ENTRY_KINDS,
  EXPORT_CAP,
  ownerOf,
  TRANSACTIONS,
  TRANSACTIONS_PATH,
  useDeskTransactions,
} from '../transactions-desk-api';
import { TransactionPanel } from './transaction-panel';

/** Every entry of the books, by what it is about, whose money it moved, and when. */
export function TransactionQueue() {
  const { t } = useLingui();
  const { kindName } = useEntryWords();
  const table = useTableState(TRANSACTIONS);
  const query = useDeskTransactions(table.query);
  const isEmpty = query.isSuccess && allItems(query.data).length === 0;
  return (
    <>
      <DataTable
        label={t`Transactions`}
        table={table}
        query={query}
        onOpen={({ id }) => table.open(id)}
        columns={useColumns()}
        filters={[
          { name: 'search', label: t`Number or reference` },
          {
            name: 'kind',
            label: t`What it is`,
            options: ENTRY_KINDS.map((value) => ({ value, label: kindName(value) })),
          },
          { name: 'user', label: t`Whose (username)` },
          {
            name: 'provider',
            label: t`Provider`,
            pinned: 'select',
            options: PROVIDER_CODES.map((value) => ({ value, label: providerName(value) })),
          },
          { name: 'sum', label: t`Amount` },
          { name: 'days', label: t`Days` },
        ]}
        builtInViews={[
          { key: 'refunds', label: t`Refunds`, search: 'kind=order_refund,order_settlement' },
          { key: 'corrections', label: t`Corrections`, search: 'kind=correction' },
        ]}
        toolbar={
          <ExportButton
            path={`${TRANSACTIONS_PATH}export/`}
            query={table.query}
            fileName="transactions.csv"
            cap={EXPORT_CAP}
            isEmpty={isEmpty}
          />
        }
        emptyAll={
          <EmptyState drawing="wallet" title={t`No entries`}>
            {t`No money has moved in the last 31 days.`}
          </EmptyState>
        }
      />
      <TransactionPanel id={table.openId} onClose={() => table.open(null)} onOpen={table.open} />
    </>
  );
}

const providerOf = (postings: readonly DeskPosting[]) =>
  postings.find(({ provider }) => provider)?.provider ?? null;

function useColumns(): [Column<DeskTransaction>, ...Column<DeskTransaction>[]] {
  const { t } = useLingui();
  const { kindName } = useEntryWords();
  return [
    {
      key: 'kind',
      label: t`What it is`,
      skeleton: 'w-36',
      filter: 'kind',
      cell: ({ kind }) => kindName(kind),
    },
    {
      key: 'created_at',
      label: t`When`,
      skeleton: 'w-36',
      filter: 'days',
      cell: ({ created_at }) => <Time iso={created_at} as="moment" className="text-muted" />,
    },
    {
      key: 'owner',
      label: t`Whose`,
      skeleton: 'w-28',
      filter: 'user',
      cell: (row) => {
        const owner = ownerOf(row);
        return owner ? (
          <PersonLine person={{ ...owner, is_verified_seller: owner.is_verified }} />
        ) : (
          <span className="text-muted">—</span>
        );
      },
    },
    {
      key: 'reference',
      label: t`Reference`,
      skeleton: 'w-24',
      cell: (row) => <span className="font-mono text-xs">{nameOf(row)}</span>,
    },
    {
      key: 'provider',
      label: t`Provider`,
      skeleton: 'w-16',
      isOptional: true,
      cell: ({ postings }) => {
        const provider = providerOf(postings);
        return provider ? providerName(provider) : <span className="text-muted">—</span>;
      },
    },
    {
      key: 'amount',
      label: t`Amount`,
      skeleton: 'w-28',
      isRight: true,
      card: 'badge',
      filter: 'sum',
      cell: (row) => {
        const change = changeOfWallet(row);
        return change === 0 ? <Money amount={row.amount} /> : <Money amount={change} isSigned />;
      },
    },
  ];
}

/** What people call an entry by: the number of its order or withdrawal, or the reference of its top-up. */
function nameOf({ order, withdrawal, deposit, reference }: DeskTransaction): string {
  return order?.number ?? withdrawal?.number ?? deposit?.reference ?? (reference || '—');
}
