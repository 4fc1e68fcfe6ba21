import { Trans, useLingui } from '@lingui/react/macro';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { DataTable } from '@/shared/desk/table/data-table';
import type { Column, FilterField } from '@/shared/desk/table/table-types';
import { useTableState } from '@/shared/desk/use-table-state';
import { useLocale } from '@/shared/i18n/locale';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatSom } from '@/shared/lib/money';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import {
  DISPUTE_REASONS,
  DISPUTES,
  type DisputeCard,
  LEAST_PRICES,
  useDisputeQueue,
} from '../desk-disputes-api';
import { useDisputeWords } from '../hooks/use-dispute-words';

export interface DisputeQueueProps {
  /** The games to choose from. */
  games: readonly { value: string; label: string }[];
}

/** The staff's list of disputes: those that wait longest first. */
export function DisputeQueue({ games }: DisputeQueueProps) {
  const { t } = useLingui();
  const table = useTableState(DISPUTES);
  return (
    <DataTable
      label={t`Disputes`}
      table={table}
      query={useDisputeQueue(table.query)}
      rowTo={({ id }) => adminPaths.dispute(id)}
      filters={useFilters(games)}
      columns={useColumns()}
      builtInViews={[
        { key: 'mine', label: t`Mine`, search: 'taken=mine' },
        { key: 'free', label: t`Taken by nobody`, search: 'taken=free' },
        { key: 'overdue', label: t`Past their time`, search: 'overdue=true' },
        { key: 'silent', label: t`One side is silent`, search: 'answered=false' },
      ]}
      emptyAll={<EmptyState drawing="box" title={t`No disputes here`} />}
    />
  );
}

function useFilters(games: DisputeQueueProps['games']): FilterField[] {
  const { t } = useLingui();
  const locale = useLocale();
  const { reasonOf } = useDisputeWords();
  return [
    {
      name: 'status',
      label: t`Status`,
      pinned: 'chips',
      options: [
        { value: 'open', label: t`Open` },
        { value: 'closed', label: t`Closed` },
      ],
    },
    {
      name: 'taken',
      label: t`Who looks at it`,
      options: [
        { value: 'mine', label: t`I do` },
        { value: 'free', label: t`Nobody` },
        { value: 'others', label: t`Somebody else` },
      ],
    },
    {
      name: 'answered',
      label: t`The other side`,
      options: [
        { value: 'true', label: t`Answered` },
        { value: 'false', label: t`No answer yet` },
      ],
    },
    { name: 'overdue', label: t`Waits longer than it may` },
    {
      name: 'reason',
      label: t`Reason`,
      options: DISPUTE_REASONS.map((value) => ({ value, label: reasonOf(value).label })),
    },
    { name: 'game', label: t`Game`, options: games },
    {
      name: 'min_price',
      label: t`Price from`,
      options: LEAST_PRICES.map((value) => ({ value, label: formatSom(Number(value), locale) })),
    },
    { name: 'days', label: t`Opened` },
  ];
}

function useColumns(): [Column<DisputeCard>, ...Column<DisputeCard>[]] {
  const { t } = useLingui();
  const { reasonOf } = useDisputeWords();
  return [
    { key: 'order', label: t`Order`, skeleton: 'w-16', cell: ({ order_number }) => order_number },
    {
      key: 'status',
      card: 'badge',
      label: t`Status`,
      skeleton: 'w-32',
      filter: 'answered',
      cell: (each) => <State dispute={each} />,
    },
    {
      key: 'reason',
      label: t`Reason`,
      skeleton: 'w-48',
      filter: 'reason',
      cell: ({ reason }) => (
        <span className="inline-block w-40 whitespace-normal">{reasonOf(reason).label}</span>
      ),
    },
    { key: 'age', label: t`Waits`, skeleton: 'w-20', filter: 'days', cell: (each) => <Age dispute={each} /> },
    {
      key: 'taken',
      label: t`Who looks at it`,
      skeleton: 'w-20',
      filter: 'taken',
      cell: ({ taken_by }) => taken_by?.username ?? <span className="text-muted">—</span>,
    },
    {
      key: 'buyer',
      isOptional: true,
      label: t`Buyer`,
      skeleton: 'w-24',
      cell: ({ buyer }) => <PersonLine person={buyer} isPlain />,
    },
    {
      key: 'seller',
      isOptional: true,
      label: t`Seller`,
      skeleton: 'w-24',
      cell: ({ seller }) => (
        <PersonLine person={{ ...seller, is_verified_seller: seller.is_verified }} isPlain />
      ),
    },
    {
      key: 'said',
      isOptional: true,
      label: t`Last said`,
      skeleton: 'w-20',
      cell: ({ last_said_at }) => <Time iso={last_said_at} className="text-muted" />,
    },
    {
      key: 'price',
      label: t`At stake`,
      filter: 'min_price',
      skeleton: 'w-28',
      isRight: true,
      cell: ({ price }) => <Money amount={price} />,
    },
  ];
}

/** Open: whether the other side has spoken, or which one is silent and until when it may be. Closed: how it ended. */
function State({ dispute }: { dispute: DisputeCard }) {
  const { t } = useLingui();
  const silent: Partial<Record<string, string>> = {
    buyer: t`The seller is silent`,
    seller: t`The buyer is silent`,
  };
  const { stateOf } = useDisputeWords();
  if (dispute.status === 'closed') {
    const [tone, label] = stateOf(dispute);
    return <Badge tone={tone}>{label}</Badge>;
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge tone={dispute.is_answered ? 'accent' : 'attention'}>
        {dispute.is_answered ? t`Answered` : (silent[dispute.opened_by] ?? t`No answer yet`)}
      </Badge>
      {dispute.has_ruling && <Badge tone="done">{t`One of two decided`}</Badge>}
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

/** How long it waits; what the staff promised is judged by the server. */
function Age({ dispute: { opened_at, closed_at, tone } }: { dispute: DisputeCard }) {
  const { t } = useLingui();
  if (closed_at) return <Time iso={closed_at} className="text-muted" />;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <AgeBadge since={opened_at} due={null} />
      {tone === 'late' && <Badge tone="danger">{t`Past its time`}</Badge>}
      {tone === 'soon' && <Badge tone="attention">{t`Soon past its time`}</Badge>}
    </span>
  );
}
