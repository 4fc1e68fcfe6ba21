import { Trans, useLingui } from '@lingui/react/macro';
import { Link, useSearchParams } from 'react-router';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { WorkQueue } from '@/shared/ui/work-queue';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { type DisputeCard, useDisputeQueue } from '../staff-queue-api';

/** The staff's list of disputes: those that wait longest first. */
export function DisputeQueue() {
  const { t } = useLingui();
  const { reasonOf } = useDisputeWords();
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
        {
          label: t`Order`,
          skeleton: 'w-16',
          cell: ({ id, order_number }) => (
            <Link to={paths.dispute(id)} className="text-accent after:absolute after:inset-0 hover:underline">
              {order_number}
            </Link>
          ),
        },
        { label: t`Status`, skeleton: 'w-32', cell: (each) => <State dispute={each} /> },
        { label: t`Reason`, skeleton: 'w-48', cell: ({ reason }) => reasonOf(reason).label },
        {
          label: t`Opened`,
          skeleton: 'w-20',
          cell: ({ opened_at }) => <Time iso={opened_at} className="text-muted" />,
        },
        { label: t`Buyer`, skeleton: 'w-24', cell: ({ buyer }) => buyer.username },
        { label: t`Seller`, skeleton: 'w-24', cell: ({ seller }) => seller.username },
        { label: t`Price`, skeleton: 'w-28', isRight: true, cell: ({ price }) => <Money amount={price} /> },
      ]}
      empty={<EmptyState drawing="box" title={t`No disputes here`} />}
    />
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
    <span className="inline-flex flex-wrap items-center justify-end gap-2">
      <Badge tone={dispute.is_answered ? 'accent' : 'attention'}>
        {dispute.is_answered ? t`Answered` : t`No answer yet`}
      </Badge>
      {dispute.respond_by && (
        <span className="text-muted text-xs">
          <Trans>
            due <Time iso={dispute.respond_by} />
          </Trans>
        </span>
      )}
    </span>
  );
}
