import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { Card } from './card';
import { Chip } from './chip';
import { LoadMore } from './load-more';
import { ProblemState } from './problem-state';
import { Skeleton } from './skeleton';

const CELL = 'px-3 py-2 align-middle whitespace-nowrap';
const SKELETONS = ['a', 'b', 'c', 'd'];

export interface QueueColumn<Item> {
  label: string;
  /** What stands here while the rows are fetched: the width of the usual content. */
  skeleton: string;
  cell: (item: Item) => ReactNode;
  isRight?: boolean;
  /** Buttons: the heading is for screen readers only, and they end the card. */
  isActions?: boolean;
}

export interface WorkQueueProps<Item, Status extends string> {
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>;
  /** What can be looked at, and what is. */
  statuses: readonly { key: Status; label: string }[];
  status: Status;
  onStatus: (status: Status) => void;
  /** What the states are, when they are none: "Provider". */
  statusLabel?: string;
  /** One more filter beside the states. */
  filter?: ReactNode;
  /** The first names the row. */
  columns: readonly [QueueColumn<Item>, ...QueueColumn<Item>[]];
  /** What is said when nothing waits here. */
  empty: ReactNode;
}

/** Work for the staff, one state at a time: a dense table, or cards where a table would not fit. */
export function WorkQueue<Item extends { id: string }, Status extends string>(
  props: WorkQueueProps<Item, Status>,
) {
  const { query, statuses, status, onStatus, statusLabel, filter, columns, empty } = props;
  const { t } = useLingui();
  const isNarrow = useMediaQuery('(width < 64rem)');
  const items = allItems(query.data);
  const Rows = isNarrow ? QueueCards : QueueTable;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
        <div role="group" aria-label={statusLabel ?? t`Status`} className="flex flex-wrap gap-2">
          {statuses.map(({ key, label }) => (
            <Chip key={key} isOn={key === status} onClick={() => onStatus(key)}>
              {label}
            </Chip>
          ))}
        </div>
        {filter}
      </div>
      <div className="mt-4">
        {query.error && items.length === 0 ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isSuccess && items.length === 0 ? (
          empty
        ) : (
          <Rows columns={columns} items={query.isPending ? undefined : items} isBusy={query.isFetching} />
        )}
        <LoadMore
          hasMore={query.hasNextPage}
          isLoading={query.isFetchingNextPage}
          isFailed={query.isFetchNextPageError}
          onLoad={() => void query.fetchNextPage()}
        />
      </div>
    </>
  );
}

interface RowsProps<Item> {
  columns: readonly [QueueColumn<Item>, ...QueueColumn<Item>[]];
  /** Undefined while they are fetched. */
  items: readonly Item[] | undefined;
  isBusy: boolean;
}

function QueueTable<Item extends { id: string }>({ columns, items, isBusy }: RowsProps<Item>) {
  const [name, ...others] = columns;
  return (
    <Card className="relative overflow-x-auto">
      <table className="w-full text-left tnum" aria-busy={isBusy}>
        <thead className="border-line border-b bg-raised text-muted text-xs">
          <tr>
            {columns.map(({ label, isRight, isActions }) => (
              <th key={label} scope="col" className={alignedCell(isRight)}>
                {isActions ? <span className="sr-only">{label}</span> : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line-muted">
          {items
            ? items.map((item) => (
                <tr key={item.id} className="relative hover:bg-raised">
                  <th scope="row" className={`${CELL} font-mono font-normal text-xs`}>
                    {name.cell(item)}
                  </th>
                  {others.map(({ label, isRight, isActions, cell }) =>
                    isActions ? (
                      // The dialogs behind the buttons stand in here too: nothing may be passed on to their words.
                      <td key={label} className="px-3 py-2 align-middle">
                        <div className="flex justify-end">{cell(item)}</div>
                      </td>
                    ) : (
                      <td key={label} className={alignedCell(isRight)}>
                        {cell(item)}
                      </td>
                    ),
                  )}
                </tr>
              ))
            : SKELETONS.map((key) => (
                <tr key={key}>
                  {columns.map(({ label, skeleton }) => (
                    <td key={label} className={CELL}>
                      <Skeleton className={`h-7 ${skeleton}`} />
                    </td>
                  ))}
                </tr>
              ))}
        </tbody>
      </table>
    </Card>
  );
}

function alignedCell(isRight: boolean | undefined): string {
  return isRight ? `${CELL} text-right` : CELL;
}

function QueueCards<Item extends { id: string }>({ columns, items, isBusy }: RowsProps<Item>) {
  const [name, ...others] = columns;
  const facts = others.filter(({ isActions }) => !isActions);
  const actions = others.filter(({ isActions }) => isActions);
  if (!items) {
    return (
      <div aria-hidden="true" className="grid gap-3 sm:grid-cols-2">
        {SKELETONS.map((key) => (
          <Skeleton key={key} className="h-52 rounded-xl" />
        ))}
      </div>
    );
  }
  return (
    <ul aria-busy={isBusy} className="grid gap-3 tnum sm:grid-cols-2">
      {items.map((item) => (
        <li key={item.id} className="min-w-0">
          <Card className="relative flex h-full flex-col p-4">
            <p className="font-mono text-xs">{name.cell(item)}</p>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
              {facts.map(({ label, cell }) => (
                <div key={label} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd className="min-w-0 justify-self-end text-right">{cell(item)}</dd>
                </div>
              ))}
            </dl>
            {actions.map(({ label, cell }) => (
              <div key={label} className="mt-auto flex justify-end pt-4 empty:hidden">
                {cell(item)}
              </div>
            ))}
          </Card>
        </li>
      ))}
    </ul>
  );
}
