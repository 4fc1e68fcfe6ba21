import { useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { Card } from '@/shared/ui/card';
import { Chip } from '@/shared/ui/chip';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
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
const CELL = 'px-3 py-2 align-middle whitespace-nowrap';

/** The staff's queue of withdrawals: dense, the oldest waiting first. */
export function WithdrawalQueue() {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((each) => each === params.get('status')) ?? 'requested';
  const queue = useWithdrawalQueue(status);
  const items = allItems(queue.data);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
      <div role="group" aria-label={t`Status`} className="flex flex-wrap gap-2">
        {STATUSES.map((each) => (
          <Chip
            key={each}
            isOn={status === each}
            onClick={() => setParams(each === 'requested' ? {} : { status: each }, { replace: true })}
          >
            {nameOf(each)}
          </Chip>
        ))}
      </div>
      <div className="mt-4">
        {queue.error && items.length === 0 ? (
          <ProblemState error={queue.error} onRetry={() => void queue.refetch()} />
        ) : queue.isSuccess && items.length === 0 ? (
          <EmptyState drawing="card" title={t`Nothing here`}>
            {status === 'requested' && t`Nobody waits for their money.`}
          </EmptyState>
        ) : (
          <Card className="relative overflow-x-auto">
            <table className="w-full text-left tnum" aria-busy={queue.isFetching}>
              <Head />
              <tbody className="divide-y divide-line-muted">
                {queue.isPending
                  ? ['a', 'b', 'c', 'd'].map((key) => <RowSkeleton key={key} />)
                  : items.map((each) => <Row key={each.id} withdrawal={each} />)}
              </tbody>
            </table>
          </Card>
        )}
        <LoadMore
          hasMore={queue.hasNextPage}
          isLoading={queue.isFetchingNextPage}
          isFailed={queue.isFetchNextPageError}
          onLoad={() => void queue.fetchNextPage()}
        />
      </div>
    </>
  );
}

function Head() {
  const { t } = useLingui();
  return (
    <thead className="border-line border-b bg-raised text-muted text-xs">
      <tr>
        <th scope="col" className={CELL}>{t`Number`}</th>
        <th scope="col" className={CELL}>{t`Asked for`}</th>
        <th scope="col" className={CELL}>{t`Who`}</th>
        <th scope="col" className={CELL}>{t`Card`}</th>
        <th scope="col" className={`${CELL} text-right`}>{t`Amount`}</th>
        <th scope="col" className={CELL}>{t`Status`}</th>
        <th scope="col" className={CELL}>
          <span className="sr-only">{t`Decision`}</span>
        </th>
      </tr>
    </thead>
  );
}

function Row({ withdrawal }: { withdrawal: StaffWithdrawal }) {
  const { t } = useLingui();
  const { number, requested_at, user, card, amount, status, approvals_needed, approved_by, reason } =
    withdrawal;
  const given = approved_by ? 1 : 0;
  return (
    <tr className="hover:bg-raised">
      <th scope="row" className={`${CELL} font-mono font-normal text-xs`}>
        {number}
      </th>
      <td className={`${CELL} text-muted`}>
        <Time iso={requested_at} />
      </td>
      <td className={CELL}>
        <Link to={paths.user(user.username)} className="font-medium text-accent hover:underline">
          {user.username}
        </Link>
      </td>
      <td className={CELL}>
        <CardName card={card} />
      </td>
      <td className={`${CELL} text-right`}>
        <Money amount={amount} />
      </td>
      <td className={CELL}>
        <span className="flex items-center gap-1.5">
          <WithdrawalBadge status={status} />
          {status === 'requested' && approvals_needed > 1 && (
            <span title={approved_by?.username}>
              <Badge
                tone={given > 0 ? 'accent' : 'neutral'}
              >{t`${given} of ${approvals_needed} agreed`}</Badge>
            </span>
          )}
        </span>
        {reason && <span className="mt-1 block max-w-56 truncate text-muted text-xs">{reason}</span>}
      </td>
      <td className={`${CELL} text-right`}>
        <DecideButtons withdrawal={withdrawal} />
      </td>
    </tr>
  );
}

function RowSkeleton() {
  return (
    <tr>
      {['w-16', 'w-24', 'w-20', 'w-40', 'w-28', 'w-32', 'w-36'].map((width) => (
        <td key={width} className={CELL}>
          <Skeleton className={`h-7 ${width}`} />
        </td>
      ))}
    </tr>
  );
}
