import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { useIdempotencyKey } from '@/shared/api/idempotency';
import { listOptions } from '@/shared/api/list-page';
import { isProblem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';

export type Order = Schema<'OrderOut'>;
export type OrderCard = Schema<'OrderCardOut'>;
export type OrderState = Order['state'];
export type RevealedCredentials = Schema<'CredentialsOut'>;

/** The steps a person can take; each is a path below the order. */
export type OrderEvent = 'pay' | 'deliver' | 'decline' | 'confirm' | 'cancel' | 'replace_credentials';

/** What a step needs beside the order's version: a reason, or the login data. */
export type OrderEventDetails = { reason: string } | Omit<Schema<'DeliverIn'>, 'expected_version'>;

export interface OrderAction {
  order: Pick<Order, 'id' | 'version'>;
  event: OrderEvent;
  details?: OrderEventDetails;
}

/** Whose orders a list shows: what the signed-in person bought, or sold. */
export type OrderSide = 'purchases' | 'sales';

const LIVE_STATES: readonly OrderState[] = ['awaiting_payment', 'paid', 'delivered', 'disputed'];
const POLL_MS = 5000;
/** A dispute goes by hours. */
const DISPUTE_POLL_MS = 15_000;

/** Whether something can still happen to it. */
export function isLive(state: OrderState): boolean {
  return LIVE_STATES.includes(state);
}

/** One order, asked again every few seconds while something can still happen to it. */
export const orderOptions = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'detail', orderId],
    queryFn: ({ signal }) => send<Order>(`/api/v1/orders/${orderId}/`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => {
      if (!data || !isLive(data.state)) return false;
      return data.state === 'disputed' ? DISPUTE_POLL_MS : POLL_MS;
    },
    meta: { isPolled: true },
  });

/** One order of the signed-in person's. */
export function useOrder(orderId: string) {
  return useQuery(orderOptions(orderId));
}

/**
 * The signed-in person's purchases or sales, newest first.
 *
 * @param states only orders in one of these; all when empty
 */
export function useOrders(side: OrderSide, states: readonly OrderState[]) {
  return useInfiniteQuery(
    listOptions<OrderCard>(['orders', side, states.join(',')], `/api/v1/profile/${side}/`, { state: states }),
  );
}

/** Reserve a listing at the price the buyer saw. Repeats of the same intent make one order. */
export function useCreateOrder() {
  const intent = useIdempotencyKey();
  const keepOrder = useKeepOrder();
  return useMutation({
    mutationFn: (order: Schema<'OrderIn'>) =>
      send<Order>('/api/v1/orders/', {
        method: 'POST',
        body: order,
        idempotencyKey: intent.keyFor(order),
      }),
    onSuccess: (order) => {
      intent.renew();
      keepOrder(order);
    },
  });
}

/** Take a step of an order. A step that came too late makes the page look at the order again. */
export function useOrderAction() {
  const queryClient = useQueryClient();
  const intent = useIdempotencyKey();
  const keepOrder = useKeepOrder();
  return useMutation({
    mutationFn: ({ order, event, details }: OrderAction) => {
      const body = { expected_version: order.version, ...details };
      return send<Order>(`/api/v1/orders/${order.id}/${event.replace('_', '-')}/`, {
        method: 'POST',
        body,
        idempotencyKey: intent.keyFor([order.id, event, body]),
      });
    },
    onSuccess: (order) => {
      intent.renew();
      keepOrder(order);
    },
    onError: (error, { order }) => {
      if (isProblem(error, 'order.invalid_transition') || isProblem(error, 'request.version_conflict')) {
        void queryClient.invalidateQueries({ queryKey: orderOptions(order.id).queryKey });
      }
    },
    gcTime: 0,
  });
}

/** Look at the login data of a bought account; the look is logged. The answer is kept nowhere but in the caller. */
export function useReveal(orderId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      send<RevealedCredentials>(`/api/v1/orders/${orderId}/credentials/reveal/`, { method: 'POST' }),
    onSuccess: () => void queryClient.invalidateQueries({ queryKey: orderOptions(orderId).queryKey }),
    gcTime: 0,
  });
}

/** An order's answer goes into the cache; everything that money or the listing's state shows is asked again. */
function useKeepOrder(): (order: Order) => void {
  const queryClient = useQueryClient();
  return (order) => {
    const { queryKey } = orderOptions(order.id);
    queryClient.setQueryData(queryKey, order);
    for (const key of [
      ['payments'],
      ['listings'],
      ['selling'],
      ['orders', 'purchases'],
      ['orders', 'sales'],
      ['disputes'],
      ['offers'],
    ]) {
      void queryClient.invalidateQueries({ queryKey: key });
    }
  };
}
