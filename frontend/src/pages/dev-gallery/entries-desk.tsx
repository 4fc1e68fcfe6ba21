import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ListPage } from '@/shared/api/list-page';
import { Problem } from '@/shared/api/problem';
import { BarChart } from '@/shared/chart/bar-chart';
import { LineChart } from '@/shared/chart/line-chart';
import { AgeBadge } from '@/shared/desk/age-badge';
import { KeyCaps } from '@/shared/desk/key-caps';
import { PersonLine } from '@/shared/desk/person-line';
import { StatCard } from '@/shared/desk/stat-card';
import { DataTable } from '@/shared/desk/table/data-table';
import { choice, tableSpec } from '@/shared/desk/table-spec';
import { useTableState } from '@/shared/desk/use-table-state';
import { NO_WORDS, type Words, WordsField } from '@/shared/desk/words-field';
import { EmptyState } from '@/shared/ui/empty-state';
import { type GalleryEntry, nothing } from './entry';

interface Thing {
  id: string;
  name: string;
  count: number;
}
type ThingsQuery = UseInfiniteQueryResult<InfiniteData<ListPage<Thing>>>;

const THINGS = tableSpec({
  key: 'gallery',
  sorts: ['-created_at', 'count', '-count'],
  filters: { state: choice(['open', 'closed']) },
});
const rows = ['Ace account', 'Two X-Suits', 'Conqueror'].map((name, at) => ({
  id: String(at),
  name,
  count: at,
}));
const REST = {
  data: { pages: [{ results: rows, next: null, previous: null }], pageParams: [null] },
  error: null,
  isPending: false,
  isError: false,
  isPlaceholderData: false,
  isFetching: false,
  hasNextPage: false,
  isFetchingNextPage: false,
  isFetchNextPageError: false,
  refetch: nothing,
  fetchNextPage: nothing,
};
const EMPTY = { pages: [{ results: [], next: null, previous: null }], pageParams: [null] };
const broken = new Problem({ code: 'server.error', status: 500, title: 'No' });

function Table({ query }: { query: Partial<Record<keyof typeof REST, unknown>> }) {
  const table = useTableState(THINGS);
  return (
    <DataTable
      label="Things"
      table={table}
      query={{ ...REST, ...query } as unknown as ThingsQuery}
      rowTo={({ id }) => `/dev/gallery?thing=${id}`}
      columns={[
        { key: 'name', label: 'Name', skeleton: 'w-24', cell: ({ name }) => name },
        {
          key: 'count',
          label: 'Count',
          skeleton: 'w-8',
          sort: 'count',
          isRight: true,
          cell: ({ count }) => count,
        },
      ]}
      filters={[
        {
          name: 'state',
          label: 'State',
          pinned: 'chips',
          options: [
            { value: 'open', label: 'Open' },
            { value: 'closed', label: 'Closed' },
          ],
        },
      ]}
      emptyAll={<EmptyState drawing="box" title="Nothing waits" as="h3" />}
    />
  );
}

function ThreeWords({ error }: { error?: string }) {
  const [words, setWords] = useState<Words>(NO_WORDS);
  return <WordsField label="Name" value={words} onChange={setWords} maxLength={80} error={error} />;
}

const series = [
  { key: 'now', label: 'Now' },
  { key: 'before', label: 'Before' },
];
const points = [12, 30, 24].map((value, at) => ({ on: `2026-11-2${at}`, values: [value, value / 2] }));
const states = (table: (query: Partial<Record<keyof typeof REST, unknown>>) => ReactNode) => ({
  default: table({}),
  loading: table({ data: undefined, isPending: true, isFetching: true }),
  error: table({ data: undefined, isError: true, error: broken }),
  empty: table({ data: EMPTY }),
  'old rows while new ones come': table({ isPlaceholderData: true, isFetching: true }),
});

/** What the staff works with. */
export const DESK: readonly GalleryEntry[] = [
  {
    file: 'desk/table/data-table',
    parts: [
      'desk/table/bulk-bar',
      'desk/table/bulk-outcome',
      'desk/table/column-filter',
      'desk/table/columns-menu',
      'desk/table/filter-chips',
      'desk/table/filter-control',
      'desk/table/filter-drawer',
      'desk/table/own-view',
      'desk/table/row-checkbox',
      'desk/table/table-cards',
      'desk/table/table-head',
      'desk/table/table-rows',
      'desk/table/table-skeleton',
      'desk/table/table-toolbar',
      'desk/table/table-types',
      'desk/table/use-filter-words',
      'desk/table/use-row-focus',
      'desk/table/view-form',
      'desk/table/views-menu',
    ],
    kind: 'list',
    states: states((query) => <Table query={query} />),
  },
  {
    file: 'chart/line-chart',
    parts: ['chart/chart-frame', 'chart/chart-scale', 'chart/chart-table', 'chart/use-span'],
    kind: 'words',
    states: {
      default: <LineChart title="Income" series={series} points={points} />,
      empty: <LineChart title="Income" series={series} points={[]} />,
    },
  },
  {
    file: 'chart/bar-chart',
    kind: 'words',
    states: {
      default: <BarChart title="Orders" series={series} points={points} />,
      empty: <BarChart title="Orders" series={series} points={[]} />,
    },
  },
  {
    file: 'desk/stat-card',
    kind: 'words',
    states: {
      default: <StatCard label="Turnover" value="12 400 000" change={12} good="up" spark={[1, 4, 2, 6]} />,
      error: <StatCard label="Waiting" value="48" change={30} good="down" isAlarming />,
    },
  },
  {
    file: 'desk/age-badge',
    kind: 'words',
    states: {
      default: <AgeBadge since="2026-11-20T10:00:00Z" due={null} />,
      over: <AgeBadge since="2026-11-20T10:00:00Z" due="2026-11-21T10:00:00Z" />,
    },
  },
  { file: 'desk/key-caps', kind: 'words', states: { default: <KeyCaps hotkey="mod+k" /> } },
  {
    file: 'desk/person-line',
    kind: 'words',
    states: {
      default: (
        <PersonLine person={{ id: 'u', username: 'nodir_games', is_verified_seller: true }} note="seller" />
      ),
    },
  },
  {
    file: 'desk/words-field',
    kind: 'words',
    states: { default: <ThreeWords />, error: <ThreeWords error="Say it in all three." /> },
  },
];
