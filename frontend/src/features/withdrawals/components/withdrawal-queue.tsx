import { useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import { choice, code, days, flag, sums, tableSpec, text } from '@/shared/desk/table-spec';
import { useTableState } from '@/shared/desk/use-table-state';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { WithdrawalStatus } from '../api';
import { useWithdrawalWords } from '../hooks/use-withdrawal-words';
import { type Decision, type StaffWithdrawal, useWithdrawalQueue } from '../staff-api';
import { CardName } from './card-name';
import { DecideButtons } from './decide-buttons';
import { DecideDialog } from './decide-dialog';
import { WithdrawalBadge } from './withdrawal-badge';
import { WithdrawalPanel } from './withdrawal-panel';

const STATUSES: readonly WithdrawalStatus[] = [
  'requested',
  'approved',
  'sent',
  'returned',
  'paid',
  'cancelled',
];

const WITHDRAWALS = tableSpec({
  key: 'withdrawals',
  filters: {
    status: choice(STATUSES, { initial: 'requested' }),
    needs_second: flag(),
    method: code(),
    user: text(64),
    sum: sums('min_amount', 'max_amount'),
    days: days('first_on', 'last_on'),
  },
});

/** The staff have promised to look within a day. */
const DUE_MS = 86_400_000;

export interface WithdrawalQueueProps {
  /** The ways to be paid, for the filter: their codes and names. */
  methods?: readonly { value: string; label: string }[];
}

/** The staff's queue of withdrawals: the oldest waiting first. */
export function WithdrawalQueue({ methods = [] }: WithdrawalQueueProps) {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const table = useTableState(WITHDRAWALS);
  const [asked, setAsked] = useState<Decision | null>(null);
  const { status = 'requested' } = table.filters;
  return (
    <>
      <DataTable
        label={t`Withdrawals to check`}
        table={table}
        onOpen={({ id }) => table.open(id)}
        query={useWithdrawalQueue(table.query)}
        filters={[
          {
            name: 'status',
            label: t`Status`,
            pinned: 'chips',
            options: STATUSES.map((each) => ({ value: each, label: nameOf(each) })),
          },
          { name: 'needs_second', label: t`Needs a second person` },
          { name: 'method', label: t`Provider`, options: methods },
          { name: 'user', label: t`Whose (username)` },
          { name: 'sum', label: t`Amount` },
          { name: 'days', label: t`Days` },
        ]}
        rowCommands={(row) => {
          const ask = (decision: Decision['decision']) => ({
            run: () => row && setAsked({ withdrawal: row, decision }),
            disabledReason: row?.allowed_events.includes(decision)
              ? undefined
              : t`Somebody else of the staff has to decide.`,
          });
          return row
            ? [
                { key: 'approve', label: t`Approve`, icon: Check, hotkey: 'a', ...ask('approve') },
                { key: 'reject', label: t`Reject`, icon: X, hotkey: 'r', ...ask('reject') },
              ]
            : [];
        }}
        builtInViews={[{ key: 'second', label: t`Needs a second person`, search: 'needs_second=true' }]}
        columns={[
          { key: 'number', label: t`Number`, skeleton: 'w-16', cell: ({ number }) => number },
          {
            key: 'requested_at',
            label: t`Asked for`,
            skeleton: 'w-24',
            filter: 'days',
            cell: ({ requested_at, status: state }) =>
              state === 'requested' ? (
                <AgeBadge since={requested_at} due={dueOf(requested_at)} />
              ) : (
                <Time iso={requested_at} className="text-muted" />
              ),
          },
          {
            key: 'user',
            label: t`Who`,
            skeleton: 'w-20',
            filter: 'user',
            cell: ({ user }) => <PersonLine person={{ ...user, is_verified_seller: user.is_verified }} />,
          },
          {
            key: 'card',
            isOptional: true,
            label: t`Card`,
            skeleton: 'w-40',
            cell: ({ card }) => <CardName card={card} />,
          },
          {
            key: 'amount',
            label: t`Amount`,
            skeleton: 'w-28',
            isRight: true,
            filter: 'sum',
            cell: ({ amount }) => <Money amount={amount} />,
          },
          {
            key: 'status',
            card: 'badge',
            label: t`Status`,
            skeleton: 'w-32',
            cell: (each) => <State withdrawal={each} />,
          },
          {
            key: 'decision',
            label: t`Decision`,
            skeleton: 'w-36',
            isActions: true,
            cell: (each) => (
              <DecideButtons
                withdrawal={each}
                onAsk={(decision) => setAsked({ withdrawal: each, decision })}
              />
            ),
          },
        ]}
        emptyAll={
          <EmptyState drawing="card" title={t`Nothing here`}>
            {status === 'requested' && t`Nobody waits for their money.`}
          </EmptyState>
        }
      />
      <WithdrawalPanel id={table.openId} onClose={() => table.open(null)} onAsk={setAsked} />
      {asked && (
        <DecideDialog key={asked.withdrawal.id + asked.decision} {...asked} onClose={() => setAsked(null)} />
      )}
    </>
  );
}

/** Until when it should be looked at. */
const dueOf = (requestedAt: string) => new Date(Date.parse(requestedAt) + DUE_MS).toISOString();

/** How it stands: how many of the staff have agreed, and why it came back. */
function State({ withdrawal }: { withdrawal: StaffWithdrawal }) {
  const { t } = useLingui();
  const { status, approvals_needed, approved_by, reason } = withdrawal;
  const first = approved_by?.username;
  const given = first ? 1 : 0;
  return (
    <>
      <span className="inline-flex flex-wrap items-center justify-end gap-1.5">
        <WithdrawalBadge status={status} />
        {status === 'requested' && approvals_needed > 1 && (
          <Badge tone={given > 0 ? 'accent' : 'neutral'}>{t`${given} of ${approvals_needed} agreed`}</Badge>
        )}
      </span>
      {status === 'requested' && first && (
        <span className="mt-1 block text-muted text-xs">{t`${first} agreed`}</span>
      )}
      {reason && <span className="mt-1 block max-w-56 truncate text-muted text-xs">{reason}</span>}
    </>
  );
}
