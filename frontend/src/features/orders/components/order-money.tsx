import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatRate } from '@/shared/lib/money';
import { Card } from '@/shared/ui/card';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import type { Order } from '../api';
import { isLive } from '../api';

/** Sales after which money is spendable at once. */
const TRUSTED_SALES = 5;
const SETTLED: readonly Order['state'][] = ['completed', 'partially_refunded'];

/** Where every soʻm of the order is or went. */
export function OrderMoney({ order }: { order: Order }) {
  const { t } = useLingui();
  const locale = useLocale();
  const isHeld = SETTLED.includes(order.state) && order.available_at !== null;
  const isSplit = order.state === 'partially_refunded' || order.state === 'refunded';
  const inEscrow = isLive(order.state) && order.state !== 'awaiting_payment';
  const rate = formatRate(order.rate_bps, locale);
  return (
    <Card className="p-4 md:p-5">
      <h2 className="font-semibold">{t`Money`}</h2>
      <dl className="mt-3 grid gap-2">
        <Line label={t`Price`}>
          <Money amount={order.price} />
        </Line>
        {isSplit && (
          <Line
            label={order.party === 'buyer' ? t`Back in your wallet` : t`Back to the buyer`}
            isTotal={order.party === 'buyer'}
          >
            <Money amount={order.refund_amount} />
          </Line>
        )}
        {order.state === 'partially_refunded' && order.party === 'buyer' && (
          <Line label={t`Kept by the seller and the shop`}>
            <Money amount={order.price - order.refund_amount} />
          </Line>
        )}
        {order.party !== 'buyer' && order.state !== 'refunded' && (
          <>
            <Line label={t`Commission, ${rate}`}>
              <Money amount={-order.commission} />
            </Line>
            <Line label={order.party === 'seller' ? t`You receive` : t`The seller receives`} isTotal>
              <Money amount={order.seller_amount} />
            </Line>
          </>
        )}
        {inEscrow && (
          <Line label={t`In escrow now`} isTotal>
            <Money amount={order.price} />
          </Line>
        )}
        {isHeld && order.party === 'seller' && order.available_at && (
          <Line label={t`Can be spent from`}>
            <Time iso={order.available_at} as="moment" />
          </Line>
        )}
      </dl>
      {order.party === 'seller' && (isHeld || (inEscrow && order.seller.sales_count < TRUSTED_SALES)) && (
        <p className="mt-3 text-muted text-xs">
          {t`The money of your first five sales can be spent 72 hours after each sale, in case an account is taken back.`}
        </p>
      )}
    </Card>
  );
}

function Line({ label, isTotal, children }: { label: string; isTotal?: boolean; children: ReactNode }) {
  return (
    <div
      className={`flex flex-wrap items-baseline justify-between gap-x-3 ${isTotal ? 'border-line-muted border-t pt-2 font-semibold' : ''}`}
    >
      <dt className={isTotal ? undefined : 'text-muted'}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
