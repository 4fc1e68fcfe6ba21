import { Plural, useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { cn } from '@/shared/lib/cn';
import { NOTHING_SELECTED, type Selection, withAll, withRow } from '@/shared/lib/selection';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { Button } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { type Command, usePageCommands } from '../commands';
import type { Filters } from '../table-spec';
import { useLook } from '../use-look';
import type { TableState } from '../use-table-state';
import { BulkBar } from './bulk-bar';
import { TableCards } from './table-cards';
import { TableHead } from './table-head';
import { type RowsProps, TableRows } from './table-rows';
import { CardsSkeleton, TableSkeleton } from './table-skeleton';
import { TableToolbar } from './table-toolbar';
import type { BuiltInView, Bulk, Column, FilterField } from './table-types';
import { useRowFocus } from './use-row-focus';

export interface DataTableProps<Row, F extends Filters> {
  /** The table's name, for screen readers. */
  label: string;
  /** Of `useTableState(SPEC)`. */
  table: TableState<F>;
  /** An infinite list; with `placeholderData: keepPreviousData` old rows stay, dimmed, while a filter is answered. */
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>;
  /** The first names the row. */
  columns: readonly [Column<Row>, ...Column<Row>[]];
  /** How the filters are called; `search` is the field over the table. */
  filters?: readonly FilterField[];
  /** Where a row leads. */
  rowTo?: (row: Row) => string;
  /** Or what opens it: a panel. */
  onOpen?: (row: Row) => void;
  builtInViews?: readonly BuiltInView[];
  bulk?: Bulk<Row>;
  /** What can be done by key with the row where one is; null while there is none. */
  rowCommands?: (row: Row | null) => readonly Command[];
  /** More buttons over the table: Export. */
  toolbar?: ReactNode;
  /** Nothing is there at all. */
  emptyAll: ReactNode;
  /** Nothing matches; made by itself when it is not given. */
  emptyFiltered?: ReactNode;
}

/** Work for the staff: a dense table with filters in the address, views, keys, selection; cards on phones. */
export function DataTable<Row extends { id: string }, F extends Filters>(props: DataTableProps<Row, F>) {
  const { table, query, columns, filters = [], builtInViews = [], bulk, toolbar, rowCommands } = props;
  const { t } = useLingui();
  const look = useLook(table.spec.key);
  const rows = allItems(query.data);
  const ids = rows.map(({ id }) => id);
  const focus = useRowFocus(table.spec.key, ids);
  const [chosen, setChosen] = useState<Selection & { search: string }>({ ...NOTHING_SELECTED, search: '' });
  // Whatever was chosen was chosen among other rows.
  const selection: Selection = chosen.search === table.search ? chosen : NOTHING_SELECTED;
  const select = (next: Selection) => setChosen({ ...next, search: table.search });
  const toggle = (id: string, isRange: boolean) => select(withRow(selection, id, { isRange, order: ids }));
  const shown = columns.filter(({ key }) => !look.hidden.includes(key));

  usePageCommands([
    {
      key: 'down',
      label: t`Next row`,
      hotkey: 'j',
      run: () => focus.move(1),
      isRepeatable: true,
      isKeyOnly: true,
    },
    {
      key: 'up',
      label: t`Previous row`,
      hotkey: 'k',
      run: () => focus.move(-1),
      isRepeatable: true,
      isKeyOnly: true,
    },
    ...(bulk
      ? [
          {
            key: 'choose',
            label: t`Choose this row`,
            hotkey: 'x',
            isKeyOnly: true,
            run: () => focus.active !== null && toggle(focus.active, false),
          },
        ]
      : []),
  ]);
  usePageCommands(rowCommands?.(rows.find(({ id }) => id === focus.active) ?? null) ?? []);

  const rowProps: RowsProps<Row> = {
    columns: shown,
    rows,
    density: look.density,
    active: focus.active,
    openId: table.openId,
    rowTo: props.rowTo,
    onOpen: props.onOpen,
    onActive: focus.remember,
    selection: bulk ? { ids: selection.ids, onToggle: toggle } : null,
  };
  return (
    <>
      <TableToolbar table={table} columns={columns} fields={filters} builtInViews={builtInViews} look={look}>
        {toolbar}
      </TableToolbar>
      <div ref={focus.box}>
        <Content
          {...props}
          rowProps={rowProps}
          isDimmed={query.isPlaceholderData}
          selectAll={
            bulk
              ? {
                  isOn: ids.length > 0 && ids.every((id) => selection.ids.has(id)),
                  isPartly: selection.ids.size > 0 && !ids.every((id) => selection.ids.has(id)),
                  onToggle: () => select(withAll(selection, ids)),
                }
              : null
          }
        />
      </div>
      {bulk && (
        <BulkBar
          bulk={bulk}
          rows={rows.filter(({ id }) => selection.ids.has(id))}
          onClear={() => select(NOTHING_SELECTED)}
        />
      )}
    </>
  );
}

interface ContentProps<Row, F extends Filters> extends DataTableProps<Row, F> {
  rowProps: RowsProps<Row>;
  isDimmed: boolean;
  selectAll: { isOn: boolean; isPartly: boolean; onToggle: () => void } | null;
}

function Content<Row extends { id: string }, F extends Filters>(props: ContentProps<Row, F>) {
  const { label, table, query, filters = [], rowProps, isDimmed, selectAll } = props;
  const isPhone = useMediaQuery('(width < 48rem)');
  const { rows, columns, density } = rowProps;
  if (query.error && rows.length === 0) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.isSuccess && rows.length === 0 && !isDimmed) {
    return table.isFiltered
      ? (props.emptyFiltered ?? <NothingMatches onClear={table.clear} />)
      : props.emptyAll;
  }
  const look = cn('transition-opacity', isDimmed && 'opacity-60');
  const isBusy = query.isPending || isDimmed;
  if (isPhone) {
    return (
      <section aria-label={label} aria-busy={isBusy} className={look}>
        {query.isPending ? <CardsSkeleton /> : <TableCards {...rowProps} />}
        <TableFoot query={query} count={rows.length} />
      </section>
    );
  }
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="surface relative max-h-[calc(100dvh-13rem)] min-h-48 overflow-auto overscroll-contain"
    >
      <table aria-busy={isBusy} className={cn('w-full text-left text-[13px] tnum', look)}>
        <TableHead table={table} columns={columns} fields={filters} selectAll={selectAll} />
        {query.isPending ? (
          <TableSkeleton columns={columns} density={density} hasChecks={selectAll !== null} />
        ) : (
          <TableRows {...rowProps} />
        )}
      </table>
      <TableFoot query={query} count={rows.length} />
    </section>
  );
}

function TableFoot<Row>({
  query,
  count,
}: {
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>;
  count: number;
}) {
  if (query.isPending) return null;
  return (
    <div className="sticky left-0 px-3 py-2.5 text-muted text-xs">
      <Plural value={count} one="# row" other="# rows" />
      {query.hasNextPage && (
        <div className="-mt-8 pb-1">
          <LoadMore
            hasMore
            isLoading={query.isFetchingNextPage}
            isFailed={query.isFetchNextPageError}
            onLoad={() => void query.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}

function NothingMatches({ onClear }: { onClear: () => void }) {
  const { t } = useLingui();
  return (
    <EmptyState
      drawing="search"
      title={t`Nothing matches`}
      action={<Button onClick={onClear}>{t`Clear the filters`}</Button>}
    >
      {t`There are rows, but none with these filters.`}
    </EmptyState>
  );
}
