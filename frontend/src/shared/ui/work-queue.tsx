import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { Card } from './card';
import { Chip } from './chip';
import { LoadMore } from './load-more';
import { ProblemState } from './problem-state';
import { Skeleton } from './skeleton';

/** How a cell of a work queue stands. */
export const QUEUE_CELL = 'px-3 py-2 align-middle whitespace-nowrap';
const SKELETONS = ['a', 'b', 'c', 'd'];

export interface QueueColumn {
  label: ReactNode;
  /** What stands here while the rows are fetched: the width of the usual content. */
  skeleton: string;
  isRight?: boolean;
}

export interface WorkQueueProps<Item, Status extends string> {
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>;
  /** What can be looked at, and what is. */
  statuses: readonly { key: Status; label: string }[];
  status: Status;
  onStatus: (status: Status) => void;
  columns: readonly QueueColumn[];
  row: (item: Item) => ReactNode;
  /** What is said when nothing waits here. */
  empty: ReactNode;
}

/** A table of work for the staff: dense, one state at a time, in every state a list can be in. */
export function WorkQueue<Item, Status extends string>(props: WorkQueueProps<Item, Status>) {
  const { query, statuses, status, onStatus, columns, row, empty } = props;
  const { t } = useLingui();
  const items = allItems(query.data);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
      <div role="group" aria-label={t`Status`} className="flex flex-wrap gap-2">
        {statuses.map(({ key, label }) => (
          <Chip key={key} isOn={key === status} onClick={() => onStatus(key)}>
            {label}
          </Chip>
        ))}
      </div>
      <div className="mt-4">
        {query.error && items.length === 0 ? (
          <ProblemState error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isSuccess && items.length === 0 ? (
          empty
        ) : (
          <Card className="relative overflow-x-auto">
            <table className="w-full text-left tnum" aria-busy={query.isFetching}>
              <Head columns={columns} />
              <tbody className="divide-y divide-line-muted">
                {query.isPending
                  ? SKELETONS.map((key) => <RowSkeleton key={key} columns={columns} />)
                  : items.map(row)}
              </tbody>
            </table>
          </Card>
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

function Head({ columns }: { columns: readonly QueueColumn[] }) {
  return (
    <thead className="border-line border-b bg-raised text-muted text-xs">
      <tr>
        {columns.map(({ label, skeleton, isRight }) => (
          <th key={skeleton} scope="col" className={`${QUEUE_CELL} ${isRight ? 'text-right' : ''}`}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function RowSkeleton({ columns }: { columns: readonly QueueColumn[] }) {
  return (
    <tr>
      {columns.map(({ skeleton }) => (
        <td key={skeleton} className={QUEUE_CELL}>
          <Skeleton className={`h-7 ${skeleton}`} />
        </td>
      ))}
    </tr>
  );
}
