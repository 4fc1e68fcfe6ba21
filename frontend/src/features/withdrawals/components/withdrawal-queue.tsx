import { useLingui } from '@lingui/react/macro';
import { Link } from 'react-router';
import { DataTable } from '@/shared/desk/table/data-table';
import { choice, tableSpec } from '@/shared/desk/table-spec';
import { useTableState } from '@/shared/desk/use-table-state';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { WithdrawalStatus } from '../api';
import { useWithdrawalWords } from '../hooks/use-withdrawal-words';
import { type StaffWithdrawal, useWithdrawalQueue } from '../staff-api';
import { CardName } from './card-name';
import { DecideButtons } from './decide-buttons';
import { WithdrawalBadge } from './withdrawal-badge';

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
  filters: { status: choice(STATUSES, { initial: 'requested' }) },
});

/** The staff's queue of withdrawals: the oldest waiting first. */
export function WithdrawalQueue() {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const table = useTableState(WITHDRAWALS);
  const { status = 'requested' } = table.filters;
  return (
    <DataTable
      label={t`Withdrawals to check`}
      table={table}
      query={useWithdrawalQueue(status)}
      filters={[
        {
          name: 'status',
          label: t`Status`,
          pinned: 'chips',
          options: STATUSES.map((each) => ({ value: each, label: nameOf(each) })),
        },
      ]}
      columns={[
        { key: 'number', label: t`Number`, skeleton: 'w-16', cell: ({ number }) => number },
        {
          key: 'requested_at',
          label: t`Asked for`,
          skeleton: 'w-24',
          cell: ({ requested_at }) => <Time iso={requested_at} className="text-muted" />,
        },
        {
          key: 'user',
          label: t`Who`,
          skeleton: 'w-20',
          cell: ({ user: { username } }) => (
            <Link
              to={paths.user(username)}
              className="touch-target rounded-sm font-medium text-accent hover:underline"
            >
              {username}
            </Link>
          ),
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
          cell: (each) => <DecideButtons withdrawal={each} />,
        },
      ]}
      emptyAll={
        <EmptyState drawing="card" title={t`Nothing here`}>
          {status === 'requested' && t`Nobody waits for their money.`}
        </EmptyState>
      }
    />
  );
}

/** How it stands: how many of the staff have agreed, and why it came back. */
function State({ withdrawal }: { withdrawal: StaffWithdrawal }) {
  const { t } = useLingui();
  const { status, approvals_needed, approved_by, reason } = withdrawal;
  const given = approved_by ? 1 : 0;
  return (
    <>
      <span className="inline-flex flex-wrap items-center justify-end gap-1.5">
        <WithdrawalBadge status={status} />
        {status === 'requested' && approvals_needed > 1 && (
          <span title={approved_by?.username}>
            <Badge tone={given > 0 ? 'accent' : 'neutral'}>{t`${given} of ${approvals_needed} agreed`}</Badge>
          </span>
        )}
      </span>
      {reason && <span className="mt-1 block max-w-56 truncate text-muted text-xs">{reason}</span>}
    </>
  );
}
