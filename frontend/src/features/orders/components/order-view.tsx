import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schema } from '@/shared/api/types';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { paths } from '@/shared/lib/paths';
import { onThisClock } from '@/shared/lib/server-clock';
import { Badge } from '@/shared/ui/badge';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { Card } from '@/shared/ui/card';
import { Time } from '@/shared/ui/time';
import { Timeline } from '@/shared/ui/timeline';
import { type Order, orderOptions } from '../api';
import { useOrderTimeline } from '../hooks/use-order-timeline';
import { useOrderWords } from '../hooks/use-order-words';
import { nextClock } from '../order-facts';
import { OrderCountdown } from './order-countdown';
import { OrderListing } from './order-listing';
import { OrderMoney } from './order-money';
import { OrderNow } from './order-now';
import { RevealLog } from './reveal-log';

export interface OrderViewProps {
  order: Order;
  /** When the order's answer came, by this device's clock (milliseconds). */
  receivedAt: number;
  /** What the wallet can spend, whole soʻm; undefined until it is known. */
  available: number | undefined;
  /** The game's attributes, for their names; empty until they are known. */
  attributes: readonly Schema<'AttributeOut'>[];
  renderTopUp: (topUp: { orderId: string; amount: number }) => ReactNode;
  /** The way to open a dispute. */
  openDispute: ReactNode;
  reviewForm: ReactNode;
  /** The conversation of buyer and seller. */
  chat: ReactNode;
}

/** The whole order: what to do now, its story, its money, what was promised. */
export function OrderView({
  order,
  receivedAt,
  available,
  attributes,
  renderTopUp,
  openDispute,
  reviewForm,
  chat,
}: OrderViewProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const steps = useOrderTimeline(order);
  const { stateOf } = useOrderWords();
  const clock = nextClock(order, new Date(order.server_time).getTime());
  const [tone, word] = stateOf(order);
  const isBuyer = order.party === 'buyer';
  const loginMethods = (attributes.find((spec) => spec.key === 'login_method')?.choices ?? []).map(
    ({ value, label }) => ({ value, label: pickText(label, locale) }),
  );

  return (
    <>
      <Breadcrumbs
        crumbs={[
          {
            label: isBuyer ? t`My purchases` : t`My sales`,
            to: isBuyer ? paths.purchases() : paths.sales(),
          },
          { label: order.number },
        ]}
      />
      <header className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="text-title">{t`Order ${order.number}`}</h1>
        <Badge tone={tone}>{word}</Badge>
        <span className="text-muted">
          <Time iso={order.created_at} as="moment" />
        </span>
      </header>
      <div className="mt-6 grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 grid-cols-1 content-start gap-6">
          <OrderNow
            order={order}
            available={available}
            loginMethods={loginMethods}
            renderTopUp={renderTopUp}
            openDispute={openDispute}
            reviewForm={reviewForm}
            countdown={
              clock && (
                <OrderCountdown
                  clock={clock}
                  party={order.party}
                  until={onThisClock(clock.at, order.server_time, receivedAt)}
                  onOver={() =>
                    void queryClient.invalidateQueries({ queryKey: orderOptions(order.id).queryKey })
                  }
                />
              )
            }
          />
          {chat}
          <Card className="p-4 md:p-6">
            <h2 className="mb-4 font-semibold">{t`How it goes`}</h2>
            <Timeline label={t`How it goes`} steps={steps} />
          </Card>
          <RevealLog order={order} />
        </div>
        <aside className="grid min-w-0 grid-cols-1 content-start gap-6">
          <OrderMoney order={order} />
          <OrderListing order={order} attributes={attributes} />
        </aside>
      </div>
    </>
  );
}
