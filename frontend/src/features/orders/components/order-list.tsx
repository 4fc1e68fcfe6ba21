import { useLingui } from '@lingui/react/macro';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { Card } from '@/shared/ui/card';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { type OrderSide, type OrderState, useOrders } from '../api';
import { ORDER_COLUMNS, OrderRow, OrderRowSkeleton } from './order-row';

const SKELETONS = ['a', 'b', 'c', 'd'];

/** What the signed-in person bought or sold, in the states asked for. */
export function OrderList({ side, states }: { side: OrderSide; states: readonly OrderState[] }) {
  const { t } = useLingui();
  const orders = useOrders(side, states);
  const items = allItems(orders.data);

  if (orders.error && items.length === 0) {
    return <ProblemState error={orders.error} onRetry={() => void orders.refetch()} />;
  }
  if (!orders.isPending && items.length === 0) return <NoOrders side={side} isFiltered={states.length > 0} />;
  return (
    <>
      <Card className="overflow-hidden">
        <div
          aria-hidden="true"
          className="border-line border-b bg-raised px-4 py-2 font-semibold text-muted text-xs max-lg:hidden"
        >
          <div className={ORDER_COLUMNS}>
            <span>{t`Account`}</span>
            <span>{side === 'purchases' ? t`Seller` : t`Buyer`}</span>
            <span>{side === 'purchases' ? t`Price` : t`You receive`}</span>
            <span>{t`State and next step`}</span>
          </div>
        </div>
        <ul aria-busy={orders.isPending} className="divide-y divide-line-muted">
          {orders.isPending
            ? SKELETONS.map((key) => <OrderRowSkeleton key={key} />)
            : items.map((order) => <OrderRow key={order.id} order={order} />)}
        </ul>
      </Card>
      <LoadMore
        hasMore={orders.hasNextPage}
        isLoading={orders.isFetchingNextPage}
        isFailed={orders.isFetchNextPageError}
        onLoad={() => void orders.fetchNextPage()}
      />
    </>
  );
}

function NoOrders({ side, isFiltered }: { side: OrderSide; isFiltered: boolean }) {
  const { t } = useLingui();
  if (isFiltered) return <EmptyState drawing="search" title={t`No orders in this state`} />;
  return side === 'purchases' ? (
    <EmptyState
      drawing="box"
      title={t`You have bought nothing yet`}
      action={<ButtonLink variant="primary" size="lg" to={paths.catalog()}>{t`Find an account`}</ButtonLink>}
    >
      {t`Your money stays in escrow until you have checked the account.`}
    </EmptyState>
  ) : (
    <EmptyState
      drawing="box"
      title={t`You have sold nothing yet`}
      action={<ButtonLink variant="primary" size="lg" to={paths.sell()}>{t`List account`}</ButtonLink>}
    >
      {t`List an account: buyers pay into escrow before you hand anything over.`}
    </EmptyState>
  );
}
