import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { TOPICS } from '../api';
import { DESK_STATES, type DeskSupportCard, SUPPORT, useDeskRequests } from '../desk-support-api';
import { useDeskSupportWords } from '../use-desk-support-words';

/** What people ask: those who have waited longest first. */
export function DeskSupportQueue() {
  const { t } = useLingui();
  const table = useTableState(SUPPORT);
  const query = useDeskRequests(table.query);
  const { topics, lists } = useDeskSupportWords();
  const { user } = table.filters;
  const asker = allItems(query.data).find(({ person }) => person?.id === user)?.person?.username ?? '…';
  return (
    <DataTable
      label={t`Support`}
      table={table}
      query={query}
      rowTo={({ id }) => adminPaths.supportRequest(id)}
      columns={useColumns()}
      filters={[
        {
          name: 'state',
          label: t`Status`,
          pinned: 'chips',
          options: DESK_STATES.map((value) => ({ value, label: lists[value] })),
        },
        {
          name: 'topic',
          label: t`Topic`,
          options: TOPICS.map((value) => ({ value, label: topics[value] })),
        },
        {
          name: 'taken',
          label: t`Who answers it`,
          options: [
            { value: 'mine', label: t`I do` },
            { value: 'free', label: t`Nobody` },
            { value: 'others', label: t`Somebody else` },
          ],
        },
        ...(user
          ? [{ name: 'user' as const, label: t`Who asks`, options: [{ value: user, label: asker }] }]
          : []),
      ]}
      builtInViews={[
        { key: 'mine', label: t`Mine`, search: 'taken=mine' },
        { key: 'free', label: t`Taken by nobody`, search: 'taken=free' },
      ]}
      emptyAll={
        <EmptyState drawing="box" title={t`Nothing waits`}>
          {t`Everybody who asked something has an answer.`}
        </EmptyState>
      }
    />
  );
}

function useColumns(): [Column<DeskSupportCard>, ...Column<DeskSupportCard>[]] {
  const { t } = useLingui();
  const { topics, states } = useDeskSupportWords();
  return [
    {
      key: 'topic',
      label: t`What it is about`,
      skeleton: 'w-48',
      cell: ({ topic, number, subject }) => (
        <span className="flex items-center gap-2">
          <Badge>{topics[topic]}</Badge>
          <span className="font-mono text-xs">{number}</span>
          {subject && <span className="truncate text-muted">{subject.number}</span>}
        </span>
      ),
    },
    {
      key: 'person',
      label: t`Who asks`,
      skeleton: 'w-28',
      cell: ({ person, email }) =>
        person ? <PersonLine person={{ ...person, is_verified_seller: person.is_verified }} /> : email || '—',
    },
    {
      key: 'state',
      label: t`Status`,
      skeleton: 'w-24',
      cell: ({ state }) => states[state],
    },
    {
      key: 'age',
      label: t`Waits`,
      skeleton: 'w-16',
      card: 'badge',
      cell: ({ waiting_since, sla_at, updated_at }) =>
        waiting_since ? (
          <AgeBadge since={waiting_since} due={sla_at} />
        ) : (
          <Time iso={updated_at} className="text-muted" />
        ),
    },
    {
      key: 'taken',
      label: t`Who answers it`,
      skeleton: 'w-20',
      isOptional: true,
      cell: ({ taken_by }) => taken_by?.username ?? <span className="text-muted">—</span>,
    },
  ];
}
