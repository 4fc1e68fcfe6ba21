import { Suspense } from 'react';
import { WriteButton } from '@/features/chat/components/write-button';
import type { Listing } from '@/features/listings/api';
import { isAlive, type useListingOffers } from '@/features/offers/api';
import { EscrowPromises } from '@/features/orders/components/escrow-promises';
import { useMethods } from '@/features/payments/deposits-api';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { InTurn } from '@/shared/ui/in-turn';
import { OfferButton } from './offer-button';
import { PriceBox } from './price-box';
import { SellerBox } from './seller-box';

// What those who bargain come to see.
const MyOffer = lazyPart(
  async () => (await import('@/features/offers/components/my-offer')).MyOffer,
  'offer',
);
const OfferClock = lazyPart(
  async () => (await import('@/features/offers/components/offer-clock')).OfferClock,
  'offer',
);
const ReceivedOffers = lazyPart(
  async () => (await import('@/features/offers/components/received-offers')).ReceivedOffers,
  'offer',
);

export interface ListingAsideProps {
  listing: Listing;
  /** A price the seller has agreed to with this visitor, kept for a while. */
  agreed: number | undefined;
  offers: ReturnType<typeof useListingOffers>;
  onBuy: () => void;
}

/** What it costs, what was offered for it, and who sells it. */
export function ListingAside({ listing, agreed, offers, onBuy }: ListingAsideProps) {
  const methods = useMethods();
  const isOwn = listing.buy_refusal === 'own_listing';
  const mine = isOwn ? undefined : offers.data?.find(isAlive);
  return (
    <aside className="min-w-0">
      <div className="grid grid-cols-1 gap-5 lg:sticky lg:top-22">
        <InTurn
          first={
            <PriceBox
              listing={listing}
              agreed={agreed}
              onBuy={onBuy}
              offer={
                mine ? (
                  mine.state === 'accepted' && (
                    <Suspense>
                      <OfferClock offer={mine} receivedAt={offers.dataUpdatedAt} />
                    </Suspense>
                  )
                ) : (
                  <OfferButton listing={listing} />
                )
              }
              promises={<EscrowPromises />}
              methods={methods.data?.filter((method) => method.is_available).map((method) => method.name)}
            />
          }
        >
          <Suspense>
            {mine && <MyOffer offer={mine} receivedAt={offers.dataUpdatedAt} />}
            {isOwn && offers.data?.some(isAlive) && (
              <ReceivedOffers offers={offers.data} receivedAt={offers.dataUpdatedAt} />
            )}
          </Suspense>
          <SellerBox
            seller={listing.seller}
            seller_availability={listing.seller_availability}
            seller_facts={listing.seller_facts}
            seller_since={listing.seller_since}
            write={!isOwn && <WriteButton listingId={listing.id} />}
          />
        </InTurn>
      </div>
    </aside>
  );
}
