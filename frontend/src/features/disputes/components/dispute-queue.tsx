import { useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { QUEUE_CELL, WorkQueue } from '@/shared/ui/work-queue';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { type DisputeCard, useDisputeQueue } from '../staff-queue-api';

/** The staff's list of disputes: those that wait longest first. */
export function DisputeQueue() {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const status = params.get('status') === 'closed' ? 'closed' : 'open';
  return (
    <WorkQueue
      query={useDisputeQueue(status)}
      statuses={[
        { key: 'open', label: t`Open` },
        { key: 'closed', label: t`Closed` },
      ]}
      status={status}
      onStatus={(chosen) => setParams(chosen === 'open' ? {} : { status: chosen }, { replace: true })}
      columns={[
        { label: t`Order`, skeleton: 'w-16' },
        { label: t`Status`, skeleton: 'w-32' },
        { label: t`Reason`, skeleton: 'w-48' },
        { label: t`Opened`, skeleton: 'w-20' },
        { label: t`Buyer`, skeleton: 'w-24' },
        { label: t`Seller`, skeleton: 'w-25' },
        { label: t`Price`, skeleton: 'w-28', isRight: true },
      ]}
      row={(each) => <Row key={each.id} dispute={each} />}
      empty={<EmptyState drawing="box" title={t`No disputes here`} />}
    />
  );
}

function Row({ dispute }: { dispute: DisputeCard }) {
  const { reasonOf } = useDisputeWords();
  return (
    <tr className="relative hover:bg-raised">
      <th scope="row" className={`${QUEUE_CELL} font-normal`}>
        <Link
          to={paths.dispute(dispute.id)}
          className="font-mono text-accent text-xs after:absolute after:inset-0 hover:underline"
        >
          {dispute.order_number}
        </Link>
      </th>
      <td className={QUEUE_CELL}>
        <State dispute={dispute} />
      </td>
      <td className={QUEUE_CELL}>{reasonOf(dispute.reason).label}</td>
      <td className={`${QUEUE_CELL} text-muted`}>
        <Time iso={dispute.opened_at} />
      </td>
      <td className={QUEUE_CELL}>{dispute.buyer.username}</td>
      <td className={QUEUE_CELL}>{dispute.seller.username}</td>
      <td className={`${QUEUE_CELL} text-right`}>
        <Money amount={dispute.price} />
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
