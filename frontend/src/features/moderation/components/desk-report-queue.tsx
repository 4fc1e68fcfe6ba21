import { Plural, useLingui } from '@lingui/react/macro';
import { Hand, X } from 'lucide-react';
import { useState } from 'react';
import { allItems } from '@/shared/api/list-page';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { BulkOutcome, type Outcome } from '@/shared/desk/table/bulk-outcome';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { showToast } from '@/shared/ui/toast';
import { useDeskReportWords } from '../desk-report-words';
import {
  REPORT_STATUSES,
  REPORTS,
  type ReportCard,
  SUBJECT_KINDS,
  useManyReports,
  useReportReasons,
  useReports,
} from '../desk-reports-api';
import { DeskBulkReports } from './desk-bulk-reports';

/** What people report: one row for one thing, those that weigh most first. */
export function DeskReportQueue() {
  const { t } = useLingui();
  const table = useTableState(REPORTS);
  const query = useReports(table.query);
  const { accused } = table.filters;
  const reasons = useReportReasons();
  const { statuses, kinds } = useDeskReportWords();
  const many = useManyReports();
  const [rejected, setRejected] = useState<readonly ReportCard[] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const titleOf = ({ subject, accused }: ReportCard) => subject.title || accused.username;
  const reject = async (rows: readonly ReportCard[], note: string) => {
    const results = await many(rows, 'rejected', note);
    const all = results.length;
    if (results.every(({ problem }) => problem === null))
      showToast({ tone: 'success', title: t`Done: all ${all}.` });
    else setOutcome({ results, titles: new Map(rows.map((row) => [row.id, titleOf(row)])) });
    setRejected(null);
  };
  const owner = allItems(query.data).find((row) => row.accused.id === accused)?.accused.username ?? '…';
  const isOpen = ({ status }: ReportCard) => status === 'pending' || status === 'investigating';
  return (
    <>
      <DataTable
        label={t`Reports`}
        table={table}
        query={query}
        rowTo={({ id }) => adminPaths.report(id)}
        columns={useColumns(reasons)}
        filters={[
          {
            name: 'status',
            label: t`Status`,
            pinned: 'chips',
            options: REPORT_STATUSES.map((value) => ({ value, label: statuses[value] })),
          },
          {
            name: 'ordering',
            label: t`Order`,
            options: [
              { value: 'weight', label: t`Most weight first` },
              { value: 'oldest', label: t`Oldest first` },
              { value: 'newest', label: t`Newest first` },
            ],
          },
          {
            name: 'kind',
            label: t`What it is about`,
            options: SUBJECT_KINDS.map((value) => ({ value, label: kinds[value] })),
          },
          {
            name: 'reason',
            label: t`Reason`,
            options: [...reasons].map(([value, label]) => ({ value, label })),
          },
          {
            name: 'taken',
            label: t`Who looks at it`,
            options: [
              { value: 'mine', label: t`I do` },
              { value: 'free', label: t`Nobody` },
              { value: 'others', label: t`Somebody else` },
            ],
          },
          ...(accused
            ? [{ name: 'accused', label: t`Whose`, options: [{ value: accused, label: owner }] }]
            : []),
        ]}
        builtInViews={[
          { key: 'mine', label: t`Mine`, search: 'taken=mine' },
          { key: 'free', label: t`Taken by nobody`, search: 'taken=free' },
        ]}
        bulk={{
          titleOf,
          actions: [
            {
              key: 'take',
              label: t`Take`,
              icon: Hand,
              hotkey: 'c',
              isAllowed: isOpen,
              run: (rows) => many(rows, 'investigating'),
            },
            {
              key: 'reject',
              label: t`Reject`,
              icon: X,
              isAllowed: isOpen,
              run: (rows) => {
                setRejected(rows);
                return undefined;
              },
            },
          ],
        }}
        emptyAll={
          <EmptyState drawing="box" title={t`Nothing waits`}>
            {t`Nobody has reported anything that is not looked at.`}
          </EmptyState>
        }
      />
      {rejected && (
        <DeskBulkReports
          rows={rejected}
          onClose={() => setRejected(null)}
          onSubmit={(note) => reject(rejected, note)}
        />
      )}
      <BulkOutcome outcome={outcome} onClose={() => setOutcome(null)} />
    </>
  );
}

function useColumns(reasons: ReadonlyMap<string, string>): [Column<ReportCard>, ...Column<ReportCard>[]] {
  const { t } = useLingui();
  const { statuses, kinds } = useDeskReportWords();
  return [
    {
      key: 'subject',
      label: t`What it is about`,
      skeleton: 'w-56',
      cell: ({ subject }) => (
        <span className="flex items-center gap-2">
          <Badge>{kinds[subject.kind]}</Badge>
          <span className="max-w-72 truncate">{subject.title || '—'}</span>
        </span>
      ),
    },
    {
      key: 'accused',
      label: t`Whose`,
      skeleton: 'w-28',
      cell: ({ accused }) => <PersonLine person={{ ...accused, is_verified_seller: accused.is_verified }} />,
    },
    {
      key: 'reasons',
      label: t`Reason`,
      skeleton: 'w-40',
      filter: 'reason',
      cell: (row) =>
        row.reasons.map(({ code, count }) => `${reasons.get(code) ?? code} ×${count}`).join(', '),
    },
    {
      key: 'voices',
      label: t`Reported by`,
      skeleton: 'w-16',
      isRight: true,
      cell: ({ voice_count }) => <Plural value={voice_count} one="# person" other="# people" />,
    },
    {
      key: 'weight',
      label: t`Weight`,
      skeleton: 'w-8',
      isRight: true,
      isOptional: true,
      cell: ({ weight }) => weight,
    },
    {
      key: 'status',
      label: t`Status`,
      skeleton: 'w-24',
      isOptional: true,
      cell: ({ status }) => statuses[status],
    },
    {
      key: 'age',
      label: t`Waits`,
      skeleton: 'w-16',
      card: 'badge',
      cell: ({ created_at, closed_at, sla_at }) =>
        closed_at ? (
          <Time iso={closed_at} className="text-muted" />
        ) : (
          <AgeBadge since={created_at} due={sla_at} />
        ),
    },
    {
      key: 'taken',
      label: t`Who looks at it`,
      skeleton: 'w-20',
      isOptional: true,
      cell: ({ taken_by }) => taken_by?.username ?? <span className="text-muted">—</span>,
    },
  ];
}
