import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { shortMask } from '@/shared/lib/card-mask';
import { paths } from '@/shared/lib/paths';
import { Link, useSearchParams } from '@/shared/router/router';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { Chip } from '@/shared/ui/chip';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { Money } from '@/shared/ui/money';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Time } from '@/shared/ui/time';
import { useWithdrawals, type Withdrawal, type WithdrawalStatus } from '../api';
import { useWithdrawalWords } from '../hooks/use-withdrawal-words';
import { brandName, CardFace } from './card-face';
import { CardName } from './card-name';
import { WithdrawalBadge } from './withdrawal-badge';

const STATUSES: readonly WithdrawalStatus[] = [
  'requested',
  'approved',
  'sent',
  'paid',
  'returned',
  'cancelled',
];

/** All of one's withdrawals; which ones is in the address. */
export function WithdrawalList() {
  const { t } = useLingui();
  const { nameOf } = useWithdrawalWords();
  const [params, setParams] = useSearchParams();
  const status = STATUSES.find((each) => each === params.get('status')) ?? '';
  const list = useWithdrawals(status);
  const items = allItems(list.data);
  const choose = (chosen: WithdrawalStatus | '') =>
    setParams(chosen ? { status: chosen } : {}, { replace: true });

  if (list.isSuccess && items.length === 0 && !status) {
    return (
      <EmptyState
        drawing="card"
        title={t`Nothing withdrawn yet`}
        action={<ButtonLink variant="primary" size="lg" to={paths.withdraw()}>{t`Withdraw`}</ButtonLink>}
      >
        {t`What you earn can go to your Uzcard or Humo card. Every withdrawal will be listed here.`}
      </EmptyState>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset. */}
      <div role="group" aria-label={t`Status`} className="flex flex-wrap gap-2">
        <Chip isOn={status === ''} onClick={() => choose('')}>{t`All`}</Chip>
        {STATUSES.map((each) => (
          <Chip key={each} isOn={status === each} onClick={() => choose(each)}>
            {nameOf(each)}
          </Chip>
        ))}
      </div>
      <div className="mt-5">
        {list.error && items.length === 0 ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : list.isSuccess && items.length === 0 ? (
          <EmptyState
            drawing="search"
            title={t`None of your withdrawals stands so`}
            action={<Button size="lg" onClick={() => choose('')}>{t`Show all`}</Button>}
          />
        ) : (
          <Card className="overflow-hidden">
            <ul className="divide-y divide-line-muted" aria-busy={list.isFetching}>
              {list.isPending
                ? ['a', 'b', 'c', 'd'].map((key) => <RowSkeleton key={key} />)
                : items.map((each) => <Row key={each.id} withdrawal={each} />)}
            </ul>
          </Card>
        )}
        <LoadMore
          hasMore={list.hasNextPage}
          isLoading={list.isFetchingNextPage}
          isFailed={list.isFetchNextPageError}
          onLoad={() => void list.fetchNextPage()}
        />
      </div>
    </>
  );
}

function Row({ withdrawal }: { withdrawal: Withdrawal }) {
  const { id, number, card, amount, status, requested_at } = withdrawal;
  return (
    <li className="relative flex items-center gap-x-4 px-4 py-3.5 transition-colors hover:bg-raised md:px-5">
      <CardFace brand={card.brand} className="max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <Link
          to={paths.withdrawal(id)}
          className="font-semibold after:absolute after:inset-0 hover:text-accent"
        >
          <span className="sm:hidden">
            {brandName(card.brand)} {shortMask(card.mask)}
          </span>
          <span className="max-sm:hidden">
            <CardName card={card} />
          </span>
        </Link>
        <p className="text-muted text-xs">
          <span className="whitespace-nowrap font-mono">{number}</span> ·{' '}
          <Time iso={requested_at} className="sm:hidden" />
          <Time iso={requested_at} as="moment" className="max-sm:hidden" />
        </p>
      </div>
      <span className="max-md:hidden">
        <WithdrawalBadge status={status} />
      </span>
      <div className="text-right md:min-w-36">
        <Money amount={amount} />
        <div className="mt-0.5 md:hidden">
          <WithdrawalBadge status={status} />
        </div>
      </div>
    </li>
  );
}

function RowSkeleton() {
  return (
    <li className="flex items-center gap-4 px-4 py-3.5 md:px-5">
      <Skeleton className="h-9 w-14 shrink-0" />
      <span className="grid flex-1 gap-1.5">
        <Skeleton className="h-4.5 w-44 max-w-full" />
        <Skeleton className="h-3.5 w-32 max-w-full" />
      </span>
      <Skeleton className="h-5 w-24" />
    </li>
  );
}
