import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { useDeskReportWords } from '../desk-report-words';
import { useReportReasons } from '../desk-reports-api';
import { APPEAL_STATUSES, APPEALS, type Appeal, useAppeals } from '../desk-verdicts-api';
import { DeskAppealPanel } from './desk-appeal-panel';

/** What people say against verdicts: those that wait the longest first. */
export function DeskAppealQueue() {
  const { t } = useLingui();
  const table = useTableState(APPEALS);
  const query = useAppeals(table.query);
  const reasons = useReportReasons();
  const statuses: Record<(typeof APPEAL_STATUSES)[number], string> = {
    pending: t`Waiting`,
    accepted: t`Lifted`,
    rejected: t`Kept`,
  };
  const opened = allItems(query.data).find(({ id }) => id === table.openId) ?? null;
  return (
    <>
      <DataTable
        label={t`Appeals`}
        table={table}
        query={query}
        onOpen={({ id }) => table.open(id)}
        columns={useColumns(reasons)}
        filters={[
          {
            name: 'status',
            label: t`Status`,
            pinned: 'chips',
            options: APPEAL_STATUSES.map((value) => ({ value, label: statuses[value] })),
          },
        ]}
        emptyAll={
          <EmptyState drawing="box" title={t`Nothing waits`}>
            {t`Nobody has appealed against a decision that is not answered.`}
          </EmptyState>
        }
      />
      <DeskAppealPanel
        key={opened?.id}
        appeal={opened}
        reasons={reasons}
        // A link may lead to one that was answered meanwhile, or stands further down.
        isMissing={table.openId !== null && opened === null && query.isSuccess}
        onClose={() => table.open(null)}
      />
    </>
  );
}

function useColumns(reasons: ReadonlyMap<string, string>): [Column<Appeal>, ...Column<Appeal>[]] {
  const { t } = useLingui();
  const { verdicts, kinds } = useDeskReportWords();
  return [
    {
      key: 'user',
      label: t`Who`,
      skeleton: 'w-28',
      cell: ({ user }) => <PersonLine isPlain person={{ ...user, is_verified_seller: user.is_verified }} />,
    },
    {
      key: 'verdict',
      label: t`Decision`,
      skeleton: 'w-40',
      cell: ({ kind, reason }) => (
        <>
          <Badge>{verdicts[kind]}</Badge> {reasons.get(reason) ?? reason}
        </>
      ),
    },
    {
      key: 'subject',
      label: t`What it is about`,
      skeleton: 'w-40',
      isOptional: true,
      cell: ({ subject }) => (
        <span className="inline-block max-w-60 truncate align-middle">
          {subject.title ? `${kinds[subject.kind]}: ${subject.title}` : kinds[subject.kind]}
        </span>
      ),
    },
    {
      key: 'words',
      label: t`What they say`,
      skeleton: 'w-64',
      card: 'none',
      cell: ({ appeal }) => (
        <span className="inline-block max-w-96 truncate align-middle">{appeal?.text}</span>
      ),
    },
    {
      key: 'given_by',
      label: t`Decided by`,
      skeleton: 'w-20',
      isOptional: true,
      cell: ({ given_by }) => given_by.username,
    },
    {
      key: 'age',
      label: t`Waits`,
      skeleton: 'w-16',
      card: 'badge',
      cell: ({ appeal }) =>
        appeal &&
        (appeal.decided_at ? (
          <Time iso={appeal.decided_at} className="text-muted" />
        ) : (
          <AgeBadge since={appeal.created_at} due={null} />
        )),
    },
  ];
}
