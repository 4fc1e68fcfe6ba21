import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { EmptyState } from '@/shared/ui/empty-state';
import { Time } from '@/shared/ui/time';
import { AUDIT, AUDIT_TARGETS, type AuditLine, type AuditTarget, useAudit } from '../audit-desk-api';
import { useActWords } from '../hooks/use-act-words';
import { AuditPanel } from './audit-panel';

/** Who did what in the shop, the newest first. */
export function AuditQueue() {
  const { t } = useLingui();
  const { acts } = useActWords();
  const table = useTableState(AUDIT);
  const query = useAudit(table.query);
  const targets: Record<AuditTarget, string> = {
    user: t`Person`,
    listing: t`Listing`,
    order: t`Order`,
    dispute: t`Dispute`,
    withdrawal: t`Withdrawal`,
    report: t`Report`,
    verdict: t`Verdict`,
    game: t`Game`,
    plan: t`Plan`,
    setting: t`Setting`,
  };
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
            options: AUDIT_TARGETS.map((value) => ({ value, label: targets[value] })),
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
        emptyAll={<EmptyState drawing="box" title={t`Nothing is on record`} />}
      />
      <AuditPanel
        line={allItems(query.data).find(({ id }) => id === table.openId) ?? null}
        onClose={() => table.open(null)}
      />
    </>
  );
}

function useColumns(): [Column<AuditLine>, ...Column<AuditLine>[]] {
  const { t } = useLingui();
  const { actName } = useActWords();
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
      cell: ({ actor, actor_name, actor_kind }) =>
        actor ? (
          <PersonLine person={actor} />
        ) : (
          <span className="text-muted">{actor_name || actor_kind}</span>
        ),
    },
    {
      key: 'target',
      label: t`To what`,
      skeleton: 'w-48',
      filter: 'target',
      cell: ({ target, target_id }) => (
        <span className="inline-block max-w-64 truncate align-middle font-mono text-xs">
          {[target, target_id].filter(Boolean).join(' ') || '—'}
        </span>
      ),
    },
    {
      key: 'reason',
      label: t`Reason`,
      skeleton: 'w-40',
      isOptional: true,
      cell: ({ details }) =>
        typeof details['reason'] === 'string' && details['reason'] ? (
          <span className="inline-block max-w-72 truncate align-middle">{details['reason']}</span>
        ) : (
          <span className="text-muted">—</span>
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
