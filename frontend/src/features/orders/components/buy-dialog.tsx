import { useLingui } from '@lingui/react/macro';
import { Lock, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Schema } from '@/shared/api/types';
import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { Money } from '@/shared/ui/money';
import { type Purchase, usePurchase } from '../hooks/use-purchase';
import { EscrowPromises } from './escrow-promises';
import { PurchaseProblem } from './purchase-problem';

export interface BuyDialogProps {
  listing: Pick<Schema<'ListingOut'>, 'id' | 'title' | 'price' | 'buy_refusal'>;
  isOpen: boolean;
  onClose: () => void;
  /** What the buyer's wallet can spend, whole soʻm; undefined until it is known. */
  available: number | undefined;
  /** The form that brings the missing money in and pays the reserved order with it. */
  renderTopUp: (topUp: { orderId: string; amount: number }) => ReactNode;
}

/** Buy a listing: what it costs, what escrow does, what the wallet holds, and one button. Mount it with the page. */
export function BuyDialog({ listing, isOpen, onClose, available, renderTopUp }: BuyDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const purchase = usePurchase({
    listingId: listing.id,
    price: listing.price,
    available,
    onPaid: (order) => navigate(paths.order(order.id)),
  });
  const { orderToTopUp, missing, isPending } = purchase;

  if (orderToTopUp) {
    return (
      <Dialog
        isOpen={isOpen}
        onClose={onClose}
        title={t`Top up`}
        description={t`The account is reserved for you. As soon as the money arrives, the order is paid automatically.`}
      >
        {renderTopUp({ orderId: orderToTopUp.id, amount: missing })}
        <p className="mt-4 text-center">
          <ButtonLink
            variant="ghost"
            to={paths.order(orderToTopUp.id)}
          >{t`Pay later: open the order`}</ButtonLink>
        </p>
      </Dialog>
    );
  }
  // Once the order is made the page's listing is reserved, and for this very buyer.
  const refusal = purchase.isReserved ? '' : refusalOf(listing.buy_refusal, purchase.problem?.code);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      isLocked={isPending}
      title={t`Buy with escrow`}
      description={listing.title}
      footer={<BuyButton refusal={refusal} purchase={purchase} listingId={listing.id} />}
    >
      <div className="grid gap-5">
        <PriceAndWallet price={purchase.price} available={available} missing={missing} />
        {purchase.isPriceChanged && (
          <Banner tone="attention" title={t`The price has changed`}>
            {t`No money was taken. Look at the new price and press again if it suits you.`}
          </Banner>
        )}
        <PurchaseProblem refusal={refusal} problem={purchase.problem} />
        <EscrowPromises />
      </div>
    </Dialog>
  );
}

/** Why it cannot be bought at all: what the page knew, else what the server has just said. */
function refusalOf(buyRefusal: string | undefined, code: string | undefined): string {
  if (code === 'listing.own') return 'own_listing';
  if (code === 'listing.not_active' || code === 'listing.not_found') return 'taken';
  if (code === 'user.blocked') return 'blocked';
  return buyRefusal ?? '';
}

function BuyButton({
  refusal,
  purchase,
  listingId,
}: {
  refusal: string;
  purchase: Purchase;
  listingId: string;
}) {
  const { t } = useLingui();
  if (refusal === 'sign_in') {
    return (
      <ButtonLink
        variant="primary"
        size="lg"
        to={paths.login(paths.listing(listingId))}
      >{t`Sign in`}</ButtonLink>
    );
  }
  if (refusal) return <ButtonLink size="lg" to={paths.catalog()}>{t`Look at other accounts`}</ButtonLink>;
  if (purchase.missing > 0) {
    return (
      <Button
        variant="primary"
        size="lg"
        icon={<Plus className="size-4" aria-hidden="true" />}
        isLoading={purchase.isPending}
        onClick={purchase.topUp}
      >
        {t`Top up`}
      </Button>
    );
  }
  return (
    <Button
      variant="primary"
      size="lg"
      icon={<Lock className="size-4" aria-hidden="true" />}
      isLoading={purchase.isPending}
      onClick={purchase.buy}
    >
      {t`Buy with escrow`}
    </Button>
  );
}

function PriceAndWallet({
  price,
  available,
  missing,
}: {
  price: number;
  available: number | undefined;
  missing: number;
}) {
  const { t } = useLingui();
  return (
    <div className="rounded-md border border-line bg-inset p-4">
      <p className="text-muted text-xs">{t`Price`}</p>
      <Money amount={price} size="lg" />
      {available !== undefined && (
        <dl className="mt-3 grid gap-1.5 border-line-muted border-t pt-3">
          <div className="flex justify-between gap-3">
            <dt className="text-muted">{t`In your wallet`}</dt>
            <dd>
              <Money amount={available} />
            </dd>
          </div>
          {missing > 0 && (
            <div className="flex justify-between gap-3 text-attention">
              <dt>{t`Missing`}</dt>
              <dd>
                <Money amount={missing} />
              </dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
