import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Card } from '@/shared/ui/card';
import type { SelectOption } from '@/shared/ui/select';
import type { Order } from '../api';
import { useNowWords } from '../hooks/use-now-words';
import { useOrderWords } from '../hooks/use-order-words';
import { stepOf } from '../order-facts';
import { CredentialsKept, isOpenToBuyer } from './credentials-kept';
import { CredentialsPanel } from './credentials-panel';
import { DeliverForm } from './deliver-form';
import { DisputeLink } from './dispute-link';
import { PayNow } from './pay-now';
import { ReplaceStep } from './replace-step';
import { CancelStep, ConfirmStep, DeclineStep } from './steps';

export interface OrderNowProps {
  order: Order;
  countdown: ReactNode;
  available: number | undefined;
  loginMethods: readonly SelectOption[];
  renderTopUp: (topUp: { orderId: string; amount: number }) => ReactNode;
  /** The way to open a dispute; asked for when the server says it may be opened. */
  openDispute: ReactNode;
  /** Asked for once the order is completed and the server says a review may be left. */
  reviewForm: ReactNode;
}

/** What this person should do now: the words, the clock, and one main button. */
export function OrderNow({ order, countdown, ...rest }: OrderNowProps) {
  const [title, text] = useNowWords(order);
  return (
    <Card className="grid grid-cols-1 gap-4 p-4 md:p-6">
      <div>
        <h2 className="font-semibold text-xl">{title}</h2>
        <p className="mt-1 text-muted">{text}</p>
      </div>
      {countdown}
      <NowSteps order={order} {...rest} />
    </Card>
  );
}

function NowSteps({
  order,
  available,
  loginMethods,
  renderTopUp,
  openDispute,
  reviewForm,
}: Omit<OrderNowProps, 'countdown'>) {
  const { t } = useLingui();
  const { reasonOf } = useOrderWords();
  const pay = stepOf(order, 'pay');
  const deliver = stepOf(order, 'deliver');
  const confirm = stepOf(order, 'confirm');
  const cancel = stepOf(order, 'cancel');
  const decline = stepOf(order, 'decline');
  const replace = stepOf(order, 'replace_credentials');
  const isInDispute = order.state === 'disputed';
  const canDispute = order.allowed_events.includes('dispute') && order.dispute_reasons.length > 0;
  const isClaim = canDispute && order.state === 'completed';
  const hasSteps =
    !isInDispute &&
    ([confirm, cancel, decline, replace].some(({ isOffered }) => isOffered) || (canDispute && !isClaim));
  const isRevealed = order.reveals.some(({ by }) => by === 'buyer');
  const hasLogin = order.party === 'buyer' && isOpenToBuyer(order);
  const loginMethodLabel = (value: string) =>
    loginMethods.find((method) => method.value === value)?.label ?? value;

  return (
    <>
      <DisputeLink order={order} />
      {pay.isOffered && <PayNow order={order} available={available} renderTopUp={renderTopUp} />}
      {deliver.isOffered && (
        <DeliverForm order={order} loginMethods={loginMethods} blockedReason={reasonOf(deliver.blockedBy)} />
      )}
      {hasLogin && (
        <CredentialsPanel
          orderId={order.id}
          loginMethod={String(order.listing.attributes['login_method'] ?? '')}
          wasSeen={isRevealed}
          canConfirm={order.state === 'delivered'}
          loginMethodLabel={loginMethodLabel}
          variant={isRevealed ? 'secondary' : 'primary'}
        />
      )}
      <CredentialsKept order={order} />
      {hasSteps && (
        <div className="flex flex-wrap items-center gap-2 max-sm:*:w-full">
          {confirm.isOffered && <ConfirmStep order={order} blockedReason={reasonOf(confirm.blockedBy)} />}
          {cancel.isOffered && <CancelStep order={order} blockedReason={reasonOf(cancel.blockedBy)} />}
          {decline.isOffered && <DeclineStep order={order} blockedReason={reasonOf(decline.blockedBy)} />}
          {replace.isOffered && (
            <ReplaceStep
              order={order}
              loginMethods={loginMethods}
              blockedReason={reasonOf(replace.blockedBy)}
            />
          )}
          {canDispute && !isClaim && openDispute}
        </div>
      )}
      {[...(isInDispute ? [] : [confirm]), cancel, deliver, replace].map(
        ({ blockedBy }) =>
          blockedBy && (
            <p key={blockedBy} className="-mt-2 text-muted text-xs">
              {reasonOf(blockedBy)}
            </p>
          ),
      )}
      {isClaim && (
        <section aria-label={t`After the sale`} className="grid gap-3 border-line-muted border-t pt-4">
          <p className="text-muted">
            {t`Has the account been taken back? While the seller’s money is still held, it can be called back into escrow.`}
          </p>
          <div className="flex flex-wrap max-sm:*:w-full">{openDispute}</div>
        </section>
      )}
      {order.can_review && (
        <section aria-label={t`Leave a review`} className="border-line-muted border-t pt-4">
          {reviewForm}
        </section>
      )}
    </>
  );
}
