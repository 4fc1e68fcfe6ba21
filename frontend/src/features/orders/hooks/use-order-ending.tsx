import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatSom } from '@/shared/lib/money';
import { Time } from '@/shared/ui/time';
import type { TimelineStep } from '@/shared/ui/timeline';
import type { Order } from '../api';

/** How an order ended before its end, or otherwise than planned. */
export function useEnding(): (order: Order) => TimelineStep {
  const { t } = useLingui();
  const locale = useLocale();
  return (order) => {
    const last = order.events.findLast(({ state }) => state === order.state) ?? order.events.at(-1);
    const wasPaid = order.events.some(({ event }) => event === 'pay');
    const titles: Record<string, string> = {
      cancel: last?.by === 'staff' ? t`Cancelled by the shop` : t`Cancelled by the buyer`,
      decline: t`Declined by the seller`,
      time_out: wasPaid ? t`Not delivered in time` : t`Not paid in time`,
      silence: t`The seller did not answer the dispute`,
      resolve: t`The shop’s staff decided`,
      accept: t`Both sides agreed`,
    };
    const refunded = formatSom(order.refund_amount, locale);
    const isDivided = order.state === 'partially_refunded';
    const money = isDivided
      ? t`${refunded} went back to the buyer, the rest to the seller.`
      : wasPaid
        ? t`The money is back in the buyer’s wallet.`
        : t`No money was taken; the account is on sale again.`;
    return {
      key: 'end',
      state: isDivided ? 'done' : 'failed',
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
