import { Plural, useLingui } from '@lingui/react/macro';
import { Check, Hand, Undo2, X } from 'lucide-react';
import { useState } from 'react';
import { AgeBadge } from '@/shared/desk/age-badge';
import { PersonLine } from '@/shared/desk/person-line';
import { BulkOutcome, type Outcome } from '@/shared/desk/table/bulk-outcome';
import { DataTable } from '@/shared/desk/table/data-table';
import type { BulkResult, Column } from '@/shared/desk/table/table-types';
import { useStaff } from '@/shared/desk/use-roles';
import type { TableState } from '@/shared/desk/use-table-state';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Badge } from '@/shared/ui/badge';
import { EmptyState } from '@/shared/ui/empty-state';
import { ListingPicture } from '@/shared/ui/listing-picture';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { showProblemToast, showToast } from '@/shared/ui/toast';
import { FLAGS, type LOOKS, looksQuery, STATUSES } from '../desk-listing-table';
import type { LookCard } from '../desk-listing-types';
import { useLookWords } from '../desk-listing-words';
import { type BulkDecision, useLookCounts, useLooks, useManyLooks } from '../desk-listings-api';
import { DeskBulkReject } from './desk-bulk-reject';
import { DeskFlagBadges } from './desk-flag-badges';
import { DeskPriceGap } from './desk-price-gap';

export interface DeskListingQueueProps {
  table: TableState<typeof LOOKS.filters>;
  /** The games to choose from. */
  games: readonly { value: string; label: string }[];
}

/** The moderators' queue: what waits, what is whose, what was noticed; and listings of every other status. */
export function DeskListingQueue({ table, games }: DeskListingQueueProps) {
  const { t } = useLingui();
  const { username } = useStaff();
  const { flagName, statusName } = useLookWords();
  const { data: counts } = useLookCounts();
  const many = useManyLooks();
  const [rejected, setRejected] = useState<readonly LookCard[] | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { tab = 'waiting' } = table.filters;
  const isAll = tab === 'all';
  const columns = useColumns();

  const reject = async (rows: readonly LookCard[], decision: BulkDecision) => {
    try {
      const results: BulkResult[] = await many.decide(rows, decision);
      const all = results.length;
      if (results.every(({ problem }) => problem === null))
        showToast({ tone: 'success', title: t`Done: all ${all}.` });
      else setOutcome({ results, titles: new Map(rows.map(({ id, title }) => [id, title])) });
      setRejected(null);
    } catch (error) {
      showProblemToast(error);
    }
  };
  const named = (label: string, count: number | undefined) => (count ? `${label} ${count}` : label);
  const isWaiting = ({ status }: LookCard) => status === 'pending';
  const isFree = (row: LookCard) =>
    isWaiting(row) && (!row.task?.claimed_by || row.task.claimed_by.username === username);
  return (
    <>
      <DataTable
        label={t`Listings`}
        table={table}
        query={useLooks(looksQuery(table.filters))}
        rowTo={({ id }) => adminPaths.listing(id, table.search)}
        columns={columns}
        filters={[
          {
            name: 'tab',
            label: t`Queue`,
            pinned: 'chips',
            options: [
              { value: 'waiting', label: named(t`Waiting`, counts?.waiting) },
              { value: 'mine', label: named(t`Mine`, counts?.mine) },
              { value: 'flagged', label: t`Flagged first` },
              { value: 'all', label: t`All states` },
            ],
          },
          { name: 'search', label: t`Title or code` },
          { name: 'game', label: t`Game`, options: games },
          { name: 'seller', label: t`Seller` },
          ...(isAll
            ? [
                {
                  name: 'status',
                  label: t`Status`,
                  pinned: 'select' as const,
                  options: STATUSES.map((value) => ({ value, label: statusName(value) })),
                },
              ]
            : [
                {
                  name: 'flag',
                  label: t`Noticed`,
                  options: FLAGS.map((value) => ({ value, label: flagName(value) })),
                },
                {
                  name: 'claimed',
                  label: t`Who looks at it`,
                  options: [
                    { value: 'mine', label: t`I do` },
                    { value: 'free', label: t`Nobody` },
                    { value: 'others', label: t`Somebody else` },
                  ],
                },
                {
                  name: 'kind',
                  label: t`New or changed`,
                  options: [
                    { value: 'new', label: t`New` },
                    { value: 'changed', label: t`Changed` },
                  ],
                },
              ]),
        ]}
        builtInViews={[
          { key: 'mine', label: t`Mine`, search: 'tab=mine' },
          { key: 'flagged', label: t`Flagged first`, search: 'tab=flagged' },
          { key: 'free', label: t`Taken by nobody`, search: 'claimed=free' },
        ]}
        bulk={{
          titleOf: ({ title }) => title,
          actions: [
            { key: 'claim', label: t`Take`, icon: Hand, hotkey: 'c', isAllowed: isFree, run: many.claim },
            {
              key: 'approve',
              label: t`Approve`,
              icon: Check,
              hotkey: 'a',
              isAllowed: isFree,
              run: (rows) => many.decide(rows, { decision: 'approve' }),
            },
            {
              key: 'reject',
              label: t`Reject`,
              icon: X,
              hotkey: 'r',
              isAllowed: isFree,
              run: (rows) => {
                setRejected(rows);
                return undefined;
              },
            },
            {
              key: 'release',
              label: t`Give back`,
              icon: Undo2,
              isAllowed: ({ task }) => task?.claimed_by?.username === username,
              run: many.release,
            },
          ],
        }}
        emptyAll={
          <EmptyState drawing="box" title={t`Nothing waits`}>
            {isAll ? t`There is no listing with this status.` : t`Every listing has been looked at.`}
          </EmptyState>
        }
      />
      {rejected && (
        <DeskBulkReject
          count={rejected.length}
          onClose={() => setRejected(null)}
          onSubmit={(decision) => reject(rejected, decision)}
        />
      )}
      <BulkOutcome outcome={outcome} onClose={() => setOutcome(null)} />
    </>
  );
}

/** What is usual, where the price was noticed. */
function medianOf(task: LookCard['task']): number | null {
  const found = task?.flags.find(({ code }) => code === 'price_low' || code === 'price_high');
  const median = found?.params['median'];
  return typeof median === 'number' ? median : null;
}

function useColumns(): [Column<LookCard>, ...Column<LookCard>[]] {
  const { t } = useLingui();
  const { statusName } = useLookWords();
  return [
    {
      key: 'title',
      label: t`Listing`,
      skeleton: 'w-56',
      filter: 'game',
      cell: ({ title, code, image, game }) => (
        <span className="flex items-center gap-2">
          <ListingPicture
            image={image}
            game={game.slug}
            alt=""
            sizes="48px"
            className="h-7.5 w-12 rounded-sm"
          />
          <span className="min-w-0 leading-tight">
            <span className="block max-w-56 truncate">{title}</span>
            <span className="block max-w-56 truncate font-normal text-muted text-xs">
              {code} · {game.name}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'price',
      label: t`Price`,
      skeleton: 'w-24',
      isRight: true,
      cell: ({ price, task }) => (
        <>
          <Money amount={price} />
          {medianOf(task) && (
            <span className="block text-xs leading-tight">
              <DeskPriceGap price={price} median={medianOf(task)} />
            </span>
          )}
        </>
      ),
    },
    {
      key: 'seller',
      label: t`Seller`,
      skeleton: 'w-28',
      filter: 'seller',
      cell: ({ seller }) => (
        <span className="block max-w-40">
          <PersonLine
            person={{ ...seller, is_verified_seller: seller.is_verified }}
            note={<Plural value={seller.sales_count} one="# sale" other="# sales" />}
          />
        </span>
      ),
    },
    {
      key: 'flags',
      label: t`Noticed`,
      skeleton: 'w-40',
      isOptional: true,
      cell: ({ task }) => <DeskFlagBadges flags={task?.flags ?? []} most={1} />,
    },
    {
      key: 'age',
      label: t`Waits`,
      skeleton: 'w-16',
      card: 'badge',
      cell: ({ task, status, created_at }) =>
        task ? (
          <AgeBadge since={task.submitted_at} due={task.sla_at} />
        ) : (
          <span className="inline-flex items-center gap-2">
            <Badge>{statusName(status)}</Badge>
            <Time iso={created_at} className="text-muted" />
          </span>
        ),
    },
    {
      key: 'claimed',
      label: t`Who looks at it`,
      skeleton: 'w-20',
      isOptional: true,
      cell: ({ task }) =>
        task?.claimed_by ? task.claimed_by.username : <span className="text-muted">—</span>,
    },
  ];
}
