import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { ListPage } from '@/shared/api/list-page';
import type { ServerFrame } from '@/shared/realtime/frames';
import { type Order, type OrderCard, orderOptions } from './api';

type Pages = InfiniteData<ListPage<OrderCard>>;

/** What the shop's own socket says of orders: the new snapshot goes into the cache, older ones are too late. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'order.changed') return;
  const { order } = frame.data;
  const { queryKey } = orderOptions(order.id);
  const known = queryClient.getQueryData(queryKey);
  if (known && known.version >= order.version) return;
  queryClient.setQueryData(queryKey, order);
  if (order.party === 'staff') return;
  patchLists(queryClient, order, order.party === 'buyer' ? 'purchases' : 'sales');
  void queryClient.invalidateQueries({ queryKey: ['disputes'] });
}

/** After a time without news: ask again for what is shown and may have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: ['orders'] });
}

/** A list is asked again only when the order has to appear in it: where it stands there is the server's to say. */
function patchLists(queryClient: QueryClient, order: Order, side: 'purchases' | 'sales'): void {
  for (const [queryKey, list] of queryClient.getQueriesData<Pages>({ queryKey: ['orders', side] })) {
    if (!list) continue;
    const states = String(queryKey[2] ?? '');
    const belongs = states === '' || states.split(',').includes(order.state);
    const isThere = list.pages.some(({ results }) => results.some(({ id }) => id === order.id));
    if (!isThere) {
      if (belongs) void queryClient.invalidateQueries({ queryKey, exact: true });
      continue;
    }
    const change = (card: OrderCard) => (card.id === order.id ? cardOf(card, order) : card);
    queryClient.setQueryData<Pages>(queryKey, {
      ...list,
      pages: list.pages.map((page) => ({
        ...page,
        results: page.results.filter(({ id }) => belongs || id !== order.id).map(change),
      })),
    });
  }
}

/** The part of an order that its card shows. */
function cardOf(card: OrderCard, order: Order): OrderCard {
  const names = Object.keys(card).filter((name) => name in order) as (keyof OrderCard & keyof Order)[];
  return { ...card, ...Object.fromEntries(names.map((name) => [name, order[name]])) };
}
