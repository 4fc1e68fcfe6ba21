import { Trans, useLingui } from '@lingui/react/macro';
import { DataTable } from '@/shared/desk/table/data-table';
import { choice, tableSpec } from '@/shared/desk/table-spec';
import { useTableState } from '@/shared/desk/use-table-state';
import { paths } from '@/shared/lib/paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { useDisputeWords } from '../hooks/use-dispute-words';
import { type DisputeCard, useDisputeQueue } from '../staff-queue-api';

const DISPUTES = tableSpec({
  key: 'disputes',
  filters: { status: choice(['open', 'closed'], { initial: 'open' }) },
});

/** The staff's list of disputes: those that wait longest first. */
export function DisputeQueue() {
  const { t } = useLingui();
  const { reasonOf } = useDisputeWords();
  const table = useTableState(DISPUTES);
  return (
    <DataTable
      label={t`Disputes`}
      table={table}
      query={useDisputeQueue(table.filters.status ?? 'open')}
      rowTo={({ id }) => paths.dispute(id)}
      filters={[
        {
          name: 'status',
          label: t`Status`,
          pinned: 'chips',
          options: [
            { value: 'open', label: t`Open` },
            { value: 'closed', label: t`Closed` },
          ],
        },
      ]}
      columns={[
        { key: 'order', label: t`Order`, skeleton: 'w-16', cell: ({ order_number }) => order_number },
        {
          key: 'status',
          card: 'badge',
          label: t`Status`,
          skeleton: 'w-32',
          cell: (each) => <State dispute={each} />,
        },
        { key: 'reason', label: t`Reason`, skeleton: 'w-48', cell: ({ reason }) => reasonOf(reason).label },
        {
          key: 'opened_at',
          label: t`Opened`,
          skeleton: 'w-20',
          cell: ({ opened_at }) => <Time iso={opened_at} className="text-muted" />,
        },
        {
          key: 'buyer',
          isOptional: true,
          label: t`Buyer`,
          skeleton: 'w-24',
          cell: ({ buyer }) => buyer.username,
        },
        {
          key: 'seller',
          isOptional: true,
          label: t`Seller`,
          skeleton: 'w-24',
          cell: ({ seller }) => seller.username,
        },
        {
          key: 'price',
          label: t`Price`,
          skeleton: 'w-28',
          isRight: true,
          cell: ({ price }) => <Money amount={price} />,
        },
      ]}
      emptyAll={<EmptyState drawing="box" title={t`No disputes here`} />}
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
