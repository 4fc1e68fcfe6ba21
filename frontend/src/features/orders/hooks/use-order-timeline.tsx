import { useLingui } from '@lingui/react/macro';
import { Time } from '@/shared/ui/time';
import type { TimelineStep } from '@/shared/ui/timeline';
import type { Order } from '../api';
import { happenedAt } from '../order-facts';
import { useEnding } from './use-order-ending';

type Step = Order['events'][number];
type Line = [key: string, title: string, step: Step | undefined, description: string];

const CLOSED: readonly Order['state'][] = ['cancelled', 'refunded', 'partially_refunded'];
const DISPUTES = ['dispute', 'charge_back', 'block'];

/** The order's story and what is still to come, as a few steps anyone understands. */
export function useOrderTimeline(order: Order): TimelineStep[] {
  const storyOf = useStory();
  const ending = useEnding();
  const isClosed = CLOSED.includes(order.state);
  const story = storyOf(order);
  const shown = isClosed ? story.filter(([, , step]) => step) : story;
  const current = shown.findIndex(
    ([key, , step]) => !step || (key === 'dispute' && order.state === 'disputed'),
  );
  const steps = shown.map(([key, title, step, description], index): TimelineStep => {
    const state = index === current ? 'current' : step ? 'done' : 'upcoming';
    return {
      key,
      title,
      state,
      description,
      ...(step && { time: <Time iso={step.created_at} as="moment" /> }),
    };
  });
  return isClosed ? [...steps, ending(order)] : steps;
}

/** What happened and what comes, without the end of an order that was closed early. */
function useStory(): (order: Order) => Line[] {
  const { t } = useLingui();
  return (order) => {
    const disputed = order.events.findLast(
      ({ event, state }) => DISPUTES.includes(event) && state === 'disputed',
    );
    const delivered = happenedAt(order, 'deliver', 'instant');
    const completed = completedAfter(order, disputed);
    const lines: Line[] = [
      ['create', t`Ordered`, order.events[0], t`The account is reserved and off sale.`],
      ['pay', t`Paid`, happenedAt(order, 'pay'), t`The money waits in escrow, not with the seller.`],
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
    if (disputed) {
      const words =
        order.state === 'disputed'
          ? t`The money stands still until it is settled.`
          : order.events.some(({ event, seq }) => event === 'withdraw' && seq > disputed.seq)
            ? t`It was withdrawn; the order went on.`
            : t`It has been settled.`;
      const place = !delivered || delivered.seq > disputed.seq ? 2 : 3;
      lines.splice(place, 0, ['dispute', t`Dispute`, disputed, words]);
    }
    return lines;
  };
}

/** When the order was completed for good: a claim after the sale takes it back. */
function completedAfter(order: Order, disputed: Step | undefined): Step | undefined {
  if (order.state === 'disputed') return undefined;
  const done = order.events.filter(({ state }) => state === 'completed');
  return done.find(({ seq }) => seq > (disputed?.seq ?? 0)) ?? done[0];
}
