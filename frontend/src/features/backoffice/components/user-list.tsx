import { useLingui } from '@lingui/react/macro';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { allItems, type ListPage } from '@/shared/api/list-page';
import { RowsSkeleton } from '@/shared/desk/desk-page';
import { Card } from '@/shared/ui/card';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';

export interface UserListProps<Row> {
  label: string;
  query: UseInfiniteQueryResult<InfiniteData<ListPage<Row>>>;
  row: (row: Row) => ReactNode;
  /** What stands there when nothing does. */
  empty: string;
}

/** A list that belongs to one person: no filters, the newest first. */
export function UserList<Row extends { id: string }>({ label, query, row, empty }: UserListProps<Row>) {
  const { t } = useLingui();
  if (query.isPending) return <RowsSkeleton />;
  if (!query.data) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  const rows = allItems(query.data);
  return (
    <Card className="overflow-hidden">
      {rows.length === 0 ? (
        <p className="p-4 text-muted">{empty}</p>
      ) : (
        <ul aria-label={label}>
          {rows.map((each) => (
            <li
              key={each.id}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-line-muted border-b px-4 py-2 last:border-b-0"
            >
              {row(each)}
            </li>
          ))}
        </ul>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        isFailed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
      />
      <span className="sr-only" aria-live="polite">
        {query.isFetchingNextPage && t`Loading`}
      </span>
    </Card>
  );
}
