import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useSearchParams } from '@/shared/router/router';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { useTransactionFilters } from '../hooks/use-transaction-filters';
import { useTransactions } from '../transactions-api';
import { TransactionDialog } from './transaction-dialog';
import { TRANSACTION_COLUMNS, TransactionRow, TransactionRowSkeleton } from './transaction-row';
import { TransactionToolbar } from './transaction-toolbar';

const SKELETONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const OPEN = 'open';

/** All movements of one's money; filters and the opened one live in the address. */
export function TransactionList() {
  const [params, setParams] = useSearchParams();
  const state = useTransactionFilters();
  const list = useTransactions(state.filters);
  const items = allItems(list.data);
  const openId = params.get(OPEN);

  const show = (transactionId: string | null) => {
    const changed = new URLSearchParams(params);
    if (transactionId) changed.set(OPEN, transactionId);
    else changed.delete(OPEN);
    setParams(changed, { replace: true });
  };

  return (
    <>
      <TransactionToolbar {...state} isEmpty={!list.isPending && items.length === 0} />
      <div className="mt-5">
        {list.error && items.length === 0 ? (
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.isPending && items.length === 0 ? (
          <NoTransactions isFiltered={state.isFiltered} onClear={state.clear} />
        ) : (
          <Card className="overflow-hidden">
            <Head />
            <ul
              aria-busy={list.isFetching}
              className={cn(
                'divide-y divide-line-muted transition-opacity',
                list.isPlaceholderData && 'opacity-60',
              )}
            >
              {list.isPending
                ? SKELETONS.map((key) => <TransactionRowSkeleton key={key} />)
                : items.map((each) => <TransactionRow key={each.id} transaction={each} onOpen={show} />)}
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
      <TransactionDialog
        transactionId={openId}
        known={items.find(({ id }) => id === openId)}
        onClose={() => show(null)}
      />
    </>
  );
}

function Head() {
  const { t } = useLingui();
  return (
    <div
      aria-hidden="true"
      className="border-line border-b bg-raised px-4 py-2 font-semibold text-muted text-xs max-lg:hidden"
    >
      <div className={TRANSACTION_COLUMNS}>
        <span>{t`What happened`}</span>
        <span>{t`What for`}</span>
        <span>{t`Balance`}</span>
        <span>{t`Status`}</span>
        <span>{t`When`}</span>
        <span className="text-right">{t`Amount`}</span>
      </div>
    </div>
  );
}

function NoTransactions({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useLingui();
  return isFiltered ? (
    <EmptyState
      drawing="search"
      title={t`No movements like this`}
      action={<Button size="lg" onClick={onClear}>{t`Clear all`}</Button>}
    >
      {t`Choose another kind, other days or other sums.`}
    </EmptyState>
  ) : (
    <EmptyState
      drawing="wallet"
      title={t`No money has moved yet`}
      action={<ButtonLink variant="primary" size="lg" to={paths.wallet()}>{t`Top up`}</ButtonLink>}
    >
      {t`Every soʻm that comes in or goes out will be written down here.`}
    </EmptyState>
  );
}
