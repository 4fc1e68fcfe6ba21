import { Trans } from '@lingui/react/macro';
import { Time } from '@/shared/ui/time';
import type { Order } from '../api';

/** Until when the vault keeps the login data of an order that is over, or when it was wiped. */
export function CredentialsKept({ order }: { order: Order }) {
  const { credentials_wipe_at: willBe, credentials_wiped_at: was } = order;
  if (was) {
    const date = <Time iso={was} as="date" />;
    return (
      <p className="text-muted text-xs">
        <Trans>
          The login data was wiped on {date}. Nobody can open it any more; when it was looked at is kept.
        </Trans>
      </p>
    );
  }
  if (!willBe) return null;
  const date = <Time iso={willBe} as="date" />;
  return (
    <p className="text-muted text-xs">
      {order.party === 'buyer' && isOpenToBuyer(order) ? (
        <Trans>The login data will be wiped on {date}. Write it down before, if you still need it.</Trans>
      ) : (
        <Trans>The login data will be wiped on {date}.</Trans>
      )}
    </p>
  );
}

const CLOSED_TO_BUYER: readonly Order['state'][] = ['cancelled', 'refunded'];

/** Whether the login data was handed over, stayed the buyer's, and is still there. */
export function isOpenToBuyer(order: Order): boolean {
  return (
    order.events.some((step) => step.state === 'delivered') &&
    !CLOSED_TO_BUYER.includes(order.state) &&
    order.credentials_wiped_at === null
  );
}
