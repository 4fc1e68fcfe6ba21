import type { Order, OrderCard, OrderEvent, OrderState } from './api';

/** What ends when the next clock of an order runs out. */
export type ClockKind = 'pay' | 'deliver' | 'refund' | 'release' | 'respond' | 'hold';

export interface Clock {
  kind: ClockKind;
  /** ISO instant by the server's time. */
  at: string;
}

/** The clock that runs now; null when none does. A hold runs for the seller alone. */
export function nextClock(order: Order, now: number = Date.now()): Clock | null {
  const clocks: Partial<Record<OrderState, Clock | null>> = {
    awaiting_payment: clock('pay', order.pay_by),
    paid: order.is_overdue ? clock('refund', order.auto_cancel_at) : clock('deliver', order.deliver_by),
    delivered: clock('release', order.auto_release_at),
    disputed: clock('respond', order.respond_by),
    partially_refunded: order.party === 'seller' ? clock('hold', order.available_at) : null,
    completed: order.party === 'seller' ? clock('hold', order.available_at) : null,
  };
  const running = clocks[order.state] ?? null;
  if (running?.kind === 'hold' && new Date(running.at).getTime() <= now) return null;
  return running;
}

function clock(kind: ClockKind, at: string | null): Clock | null {
  return at ? { kind, at } : null;
}

/** Whether a step is open, or not yet open and why; neither when it does not belong to this state. */
export function stepOf(
  order: Pick<Order, 'allowed_events' | 'blocked_events'>,
  event: OrderEvent,
): { isOffered: boolean; blockedBy: string | undefined } {
  const blockedBy = order.blocked_events[event];
  return { isOffered: order.allowed_events.includes(event) || blockedBy !== undefined, blockedBy };
}

/** When something happened first, by the order's story. */
export function happenedAt(order: Order, ...events: string[]): Order['events'][number] | undefined {
  return order.events.find((step) => events.includes(step.event));
}

/** The other side of the dispute has proposed how to divide the money, and one may accept it. */
export const hasProposal = (order: Pick<OrderCard, 'allowed_events'>): boolean =>
  order.allowed_events.includes('accept');

/** The dispute waits for one's first word: only the side that opened it could withdraw it. */
export const isAnswerAwaited = (order: Pick<OrderCard, 'respond_by' | 'allowed_events'>): boolean =>
  order.respond_by !== null && !order.allowed_events.includes('withdraw');
