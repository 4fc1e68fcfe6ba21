import { useInfiniteQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { vi } from 'vitest';
import { listOptions } from '@/shared/api/list-page';
import { choice, choices, flag, tableSpec, text } from '../table-spec';
import { useTableState } from '../use-table-state';
import { DataTable } from './data-table';
import type { BulkResult } from './table-types';

export interface Thing {
  id: string;
  name: string;
  count: number;
}

const THINGS = tableSpec({
  key: 'things',
  sorts: ['-created_at', 'count', '-count'],
  filters: {
    search: text(),
    state: choice(['open', 'closed'], { initial: 'open' }),
    role: choices(['one', 'two']),
    has_debt: flag(),
  },
});
export const approve = vi.fn<(rows: readonly Thing[]) => Promise<readonly BulkResult[]>>();

export function Things({ onOpen }: { onOpen?: (thing: Thing) => void }) {
  const table = useTableState(THINGS);
  const query = useInfiniteQuery(listOptions<Thing>(['things', table.query], '/api/v1/things/', table.query));
  return (
    <DataTable
      label="Things"
      table={table}
      query={query}
      {...(onOpen ? { onOpen } : { rowTo: ({ id }: Thing) => `/things/${id}` })}
      columns={[
        { key: 'name', label: 'Name', skeleton: 'w-20', cell: ({ name }) => name },
        {
          key: 'count',
          label: 'Count',
          skeleton: 'w-8',
          sort: 'count',
          isRight: true,
          isOptional: true,
          cell: ({ count }) => count,
        },
        { key: 'role', label: 'Role', skeleton: 'w-8', filter: 'role', cell: () => 'one' },
      ]}
      filters={[
        { name: 'search', label: 'Search things' },
        {
          name: 'state',
          label: 'State',
          pinned: 'chips',
          options: [
            { value: 'open', label: 'Open' },
            { value: 'closed', label: 'Closed' },
          ],
        },
        {
          name: 'role',
          label: 'Role',
          options: [
            { value: 'one', label: 'The first' },
            { value: 'two', label: 'The second' },
          ],
        },
        { name: 'has_debt', label: 'In debt' },
      ]}
      builtInViews={[{ key: 'closed', label: 'All closed', search: 'state=closed' }]}
      bulk={{
        titleOf: ({ name }) => name,
        actions: [
          {
            key: 'approve',
            label: 'Approve',
            icon: Check,
            isAllowed: ({ count }) => count > 0,
            run: approve,
          },
        ],
      }}
      emptyAll={<p>Nothing waits</p>}
    />
  );
}
