import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { KeepRowsButton } from '@/shared/desk/keep-rows-button';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { AUDIT, type AuditLine, reasonOf, useAudit } from '../audit-desk-api';
import { useActWords } from '../hooks/use-act-words';
import { useActorWords } from '../hooks/use-actor-words';
import { useTargetWords } from '../hooks/use-target-words';
import { AuditPanel } from './audit-panel';

/** Who did what in the shop, the newest first. */
export function AuditQueue() {
  const { t } = useLingui();
  const { acts, actName } = useActWords();
  const { targets, targetName } = useTargetWords();
  const { actorName } = useActorWords();
  const table = useTableState(AUDIT);
  const query = useAudit(table.query);
  const rows = allItems(query.data);
  return (
    <>
      <DataTable
        label={t`Audit log`}
        table={table}
        query={query}
        onOpen={({ id }) => table.open(id)}
        columns={useColumns()}
        filters={[
          { name: 'search', label: t`Who (username)` },
          {
            name: 'action',
            label: t`What was done`,
            pinned: 'select',
            options: acts.map(([value, label]) => ({ value, label })),
          },
          {
            name: 'target',
            label: t`To what`,
            options: targets,
          },
          { name: 'target_id', label: t`Its id` },
          { name: 'ip', label: t`Address` },
          { name: 'days', label: t`Days` },
        ]}
        builtInViews={[
          { key: 'refused', label: t`Tried without the right`, search: 'action=permission.refused' },
          { key: 'roles', label: t`Roles`, search: 'action=user.role_changed' },
          { key: 'exports', label: t`Downloads`, search: 'action=transactions.exported' },
        ]}
        toolbar={
          <KeepRowsButton
            fileName="audit.csv"
            isEmpty={rows.length === 0}
            rows={() => [
              [t`When`, t`Who`, t`What was done`, t`To what`, t`Its id`, t`Reason`, t`Address`, t`Details`],
              ...rows.map((line) => [
                line.at,
                actorName(line),
                actName(line.action),
                targetName(line.target),
                line.target_id,
                reasonOf(line),
                line.ip,
                JSON.stringify(line.details),
              ]),
            ]}
          />
        }
        emptyAll={<EmptyState drawing="box" title={t`Nothing is on record`} />}
      />
      <AuditPanel
        line={rows.find(({ id }) => id === table.openId) ?? null}
        onClose={() => table.open(null)}
      />
    </>
  );
}

function useColumns(): [Column<AuditLine>, ...Column<AuditLine>[]] {
  const { t } = useLingui();
  const { actName } = useActWords();
  const { targetName } = useTargetWords();
  const { actorName } = useActorWords();
  return [
    {
      key: 'action',
      label: t`What was done`,
      skeleton: 'w-40',
      filter: 'action',
      cell: ({ action }) => actName(action),
    },
    {
      key: 'at',
      label: t`When`,
      skeleton: 'w-36',
      filter: 'days',
      cell: ({ at }) => <Time iso={at} as="moment" className="text-muted" />,
    },
    {
      key: 'actor',
      label: t`Who`,
      skeleton: 'w-24',
      cell: (line) =>
        line.actor ? (
          <PersonLine person={line.actor} />
        ) : (
          <span className="text-muted">{actorName(line)}</span>
        ),
    },
    {
      key: 'target',
      label: t`To what`,
      skeleton: 'w-48',
      filter: 'target',
      cell: ({ target, target_id }) => (
        <span className="inline-block max-w-full truncate align-middle font-mono text-xs lg:max-w-56">
          {target ? `${targetName(target)} ${target_id}` : '—'}
        </span>
      ),
    },
    {
      key: 'reason',
      label: t`Reason`,
      skeleton: 'w-40',
      isOptional: true,
      cell: (line) => (
        <span className="inline-block max-w-full truncate align-middle lg:max-w-64" title={reasonOf(line)}>
          {reasonOf(line) || <span className="text-muted">—</span>}
        </span>
      ),
    },
    {
      key: 'ip',
      label: t`Address`,
      skeleton: 'w-24',
      isOptional: true,
      filter: 'ip',
      card: 'none',
      cell: ({ ip }) => <span className="font-mono text-xs">{ip || '—'}</span>,
    },
  ];
}
