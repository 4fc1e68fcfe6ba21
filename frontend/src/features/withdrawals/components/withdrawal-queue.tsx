import { useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { WorkQueue } from '@/shared/ui/work-queue';
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

/** The staff's queue of withdrawals: the oldest waiting first. */
export function WithdrawalQueue() {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((each) => each === params.get('status')) ?? 'requested';
  return (
    <WorkQueue
      query={useWithdrawalQueue(status)}
      statuses={STATUSES.map((each) => ({ key: each, label: nameOf(each) }))}
      status={status}
      onStatus={(chosen) => setParams(chosen === 'requested' ? {} : { status: chosen }, { replace: true })}
      columns={[
        { label: t`Number`, skeleton: 'w-16', cell: ({ number }) => number },
        {
          label: t`Asked for`,
          skeleton: 'w-24',
          cell: ({ requested_at }) => <Time iso={requested_at} className="text-muted" />,
        },
        {
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
        { label: t`Card`, skeleton: 'w-40', cell: ({ card }) => <CardName card={card} /> },
        {
          label: t`Amount`,
          skeleton: 'w-28',
          isRight: true,
          cell: ({ amount }) => <Money amount={amount} />,
        },
        { label: t`Status`, skeleton: 'w-32', cell: (each) => <State withdrawal={each} /> },
        {
          label: t`Decision`,
          skeleton: 'w-36',
          isActions: true,
          cell: (each) => <DecideButtons withdrawal={each} />,
        },
      ]}
      empty={
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
