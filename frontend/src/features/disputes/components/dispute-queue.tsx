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
import { useDisputeWords } from '../hooks/use-dispute-words';
import { type DisputeCard, useDisputeQueue } from '../staff-queue-api';

const CELL = 'px-3 py-2 align-middle whitespace-nowrap';

/** The staff's list of disputes: dense, those that wait longest first. */
export function DisputeQueue() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') === 'closed' ? 'closed' : 'open';
  const queue = useDisputeQueue(status);
  const items = allItems(queue.data);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
      <div role="group" aria-label={t`Status`} className="flex gap-2">
        <Chip isOn={status === 'open'} onClick={() => setParams({}, { replace: true })}>{t`Open`}</Chip>
        <Chip
          isOn={status === 'closed'}
          onClick={() => setParams({ status: 'closed' }, { replace: true })}
        >{t`Closed`}</Chip>
      </div>
      <div className="mt-4">
        {queue.error && items.length === 0 ? (
          <ProblemState error={queue.error} onRetry={() => void queue.refetch()} />
        ) : queue.isSuccess && items.length === 0 ? (
          <EmptyState drawing="box" title={t`No disputes here`} />
        ) : (
          <Card className="relative overflow-x-auto">
            <table className="w-full text-left tnum" aria-busy={queue.isFetching}>
              <Head />
              <tbody className="divide-y divide-line-muted">
                {queue.isPending
                  ? ['a', 'b', 'c', 'd'].map((key) => <RowSkeleton key={key} />)
                  : items.map((each) => <Row key={each.id} dispute={each} />)}
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
        <th scope="col" className={CELL}>{t`Order`}</th>
        <th scope="col" className={CELL}>{t`Reason`}</th>
        <th scope="col" className={CELL}>{t`Opened`}</th>
        <th scope="col" className={CELL}>{t`Buyer`}</th>
        <th scope="col" className={CELL}>{t`Seller`}</th>
        <th scope="col" className={`${CELL} text-right`}>{t`Price`}</th>
        <th scope="col" className={CELL}>{t`Status`}</th>
      </tr>
    </thead>
  );
}

function Row({ dispute }: { dispute: DisputeCard }) {
  const { reasonOf } = useDisputeWords();
  return (
    <tr className="relative hover:bg-raised">
      <th scope="row" className={`${CELL} font-normal`}>
        <Link
          to={paths.dispute(dispute.id)}
          className="font-mono text-accent text-xs after:absolute after:inset-0 hover:underline"
        >
          {dispute.order_number}
        </Link>
      </th>
      <td className={CELL}>{reasonOf(dispute.reason).label}</td>
      <td className={`${CELL} text-muted`}>
        <Time iso={dispute.opened_at} />
      </td>
      <td className={CELL}>{dispute.buyer.username}</td>
      <td className={CELL}>{dispute.seller.username}</td>
      <td className={`${CELL} text-right`}>
        <Money amount={dispute.price} />
      </td>
      <td className={CELL}>
        <State dispute={dispute} />
      </td>
    </tr>
  );
}

/** Open: whether the other side has spoken, and until when it may stay silent. Closed: how it ended. */
function State({ dispute }: { dispute: DisputeCard }) {
  const { t } = useLingui();
  const { stateOf } = useDisputeWords();
  if (dispute.status === 'closed') {
    const [tone, label] = stateOf(dispute);
    return <Badge tone={tone}>{label}</Badge>;
  }
  return (
    <span className="flex items-center gap-2">
      <Badge tone={dispute.is_answered ? 'accent' : 'attention'}>
        {dispute.is_answered ? t`Answered` : t`No answer yet`}
      </Badge>
      {dispute.respond_by && <Time iso={dispute.respond_by} className="text-muted text-xs" />}
    </span>
  );
}

function RowSkeleton() {
  return (
    <tr>
      {['w-16', 'w-48', 'w-20', 'w-24', 'w-25', 'w-28', 'w-32'].map((width) => (
        <td key={width} className={CELL}>
          <Skeleton className={`h-6 ${width}`} />
        </td>
      ))}
    </tr>
  );
}
