import { useLingui } from '@lingui/react/macro';
import { Time } from '@/shared/ui/time';
import type { TimelineStep } from '@/shared/ui/timeline';
import type { Order } from '../api';
import { happenedAt } from '../order-facts';

type Step = Order['events'][number];

const CLOSED = ['cancelled', 'refunded', 'partially_refunded'];

/** The order's story and what is still to come, as four steps anyone understands. */
export function useOrderTimeline(order: Order): TimelineStep[] {
  const { t } = useLingui();
  const ending = useEnding();
  const paid = happenedAt(order, 'pay');
  const delivered = happenedAt(order, 'deliver', 'instant');
  const completed = happenedAt(order, 'confirm', 'auto_release');
  const story: [string, string, Step | undefined, string][] = [
    ['create', t`Ordered`, order.events[0], t`The account is reserved and off sale.`],
    ['pay', t`Paid`, paid, t`The money waits in escrow, not with the seller.`],
    [
      'deliver',
      t`Login delivered`,
      delivered,
      delivered?.event === 'instant' ? t`Straight from the vault.` : t`It opens for the buyer alone.`,
    ],
    [
      'complete',
      t`Confirmed, seller paid`,
      completed,
      completed?.event === 'auto_release'
        ? t`Released automatically: the time to check was over.`
        : t`The money leaves escrow.`,
    ],
  ];
  const isClosed = CLOSED.includes(order.state) && !completed;
  const shown = isClosed ? story.filter(([, , step]) => step) : story;
  const current = shown.findIndex(([, , step]) => !step);
  const steps = shown.map(([key, title, step, description], index): TimelineStep => {
    const state = step ? 'done' : index === current ? 'current' : 'upcoming';
    return {
      key,
      title,
      state,
      description,
      ...(step && { time: <Time iso={step.created_at} as="moment" /> }),
    };
  });
  return isClosed ? [...steps, ending(order, Boolean(paid))] : steps;
}

/** How an order ended before its end. */
function useEnding(): (order: Order, wasPaid: boolean) => TimelineStep {
  const { t } = useLingui();
  return (order, wasPaid) => {
    const last = order.events.at(-1);
    const titles: Record<string, string> = {
      cancel: t`Cancelled by the buyer`,
      decline: t`Declined by the seller`,
      time_out: wasPaid ? t`Not delivered in time` : t`Not paid in time`,
    };
    const money = wasPaid
      ? t`The money is back in the buyer’s wallet.`
      : t`No money was taken; the account is on sale again.`;
    return {
      key: 'end',
      state: 'failed',
      title: titles[last?.event ?? ''] ?? t`Closed`,
      description: (
        <>
          {last?.reason && <p className="break-words">«{last.reason}»</p>}
          <p>{money}</p>
        </>
      ),
      ...(last && { time: <Time iso={last.created_at} as="moment" /> }),
    };
  };
}
