import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Listing } from '@/features/listings/api';
import { useDeliveryWords } from '@/features/listings/hooks/use-delivery-words';
import { Money } from '@/shared/ui/money';
import { Time } from '@/shared/ui/time';
import { BuyButton, useRefusalWords } from './buy-button';

export interface PriceBoxProps {
  listing: Listing;
  /** A price the seller has agreed to with this visitor, kept for a while. */
  agreed: number | undefined;
  onBuy: () => void;
  /** The way to offer less. */
  offer: ReactNode;
  /** What escrow promises. */
  promises: ReactNode;
  /** Names of the ways to pay that work now; undefined while they load. */
  methods: readonly string[] | undefined;
}

/** The price, the one button, and what makes pressing it safe. */
export function PriceBox({ listing, agreed, onBuy, offer, promises, methods }: PriceBoxProps) {
  const { t } = useLingui();
  const delivery = useDeliveryWords(listing);
  const refusal = useRefusalWords(listing);
  const opensAt = listing.seller_availability.opens_at;
  const isInstant = listing.delivery === 'instant';
  const DeliveryIcon = isInstant ? Zap : Clock;
  return (
    <section aria-label={t`Price`} className="surface relative overflow-hidden p-5 shadow-float md:p-6">
      <span aria-hidden="true" className="aurora-line absolute inset-x-0 top-0 h-0.5" />
      <p className="text-[13px] text-muted">{agreed === undefined ? t`Price` : t`Agreed with the seller`}</p>
      <Money
        amount={agreed ?? listing.price}
        oldAmount={agreed === undefined ? null : listing.price}
        size="xl"
        className="mt-1 max-w-full flex-wrap"
      />
      {/* Elsewhere the bar at the bottom has the button. */}
      <div className="mt-5 max-lg:hidden">
        <BuyButton
          listing={listing}
          onBuy={onBuy}
          label={agreed === undefined ? undefined : t`Buy at this price`}
        />
      </div>
      <div className="mt-2 empty:hidden max-lg:mt-4">{offer}</div>
      {refusal && <p className="mt-2 text-[13px] text-muted lg:text-center">{refusal}</p>}
      {listing.status !== 'sold' && (
        <>
          <div className="mt-5 flex gap-3 border-line-muted border-t pt-5">
            <span className="grid size-9 shrink-0 place-items-center rounded-md border border-line bg-inset text-attention">
              <DeliveryIcon className="size-4" aria-hidden="true" />
            </span>
            <div className="min-w-0">
              <p className="font-semibold">{delivery.title}</p>
              <p className="text-muted text-xs">{delivery.text}</p>
              {!isInstant && opensAt && (
                <p className="mt-1 text-attention text-xs">
                  <Trans>
                    The seller is back <Time iso={opensAt} as="moment" />: the time starts then.
                  </Trans>
                </p>
              )}
            </div>
          </div>
          <div className="mt-3">{promises}</div>
          {methods && methods.length > 0 && (
            <div className="mt-5 border-line-muted border-t pt-4">
              <p className="mb-2 text-muted text-xs">{t`Paid from the wallet, which is topped up by`}</p>
              <ul className="flex flex-wrap gap-1.5">
                {methods.map((name) => (
                  <li
                    key={name}
                    className="rounded-md border border-line-muted bg-inset px-2 py-1 font-medium text-muted text-xs"
                  >
                    {name}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </section>
  );
}
