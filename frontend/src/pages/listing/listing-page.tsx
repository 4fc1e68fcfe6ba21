import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { WriteButton } from '@/features/chat/components/write-button';
import { useGame } from '@/features/games/api';
import { type Listing, useCountView, useListing } from '@/features/listings/api';
import { FavoriteButton } from '@/features/listings/components/favorite-button';
import { ReportButton } from '@/features/moderation/components/report-button';
import { isAlive, useListingOffers } from '@/features/offers/api';
import { MyOffer } from '@/features/offers/components/my-offer';
import { OfferClock } from '@/features/offers/components/offer-clock';
import { ReceivedOffers } from '@/features/offers/components/received-offers';
import { BuyDialog } from '@/features/orders/components/buy-dialog';
import { EscrowPromises } from '@/features/orders/components/escrow-promises';
import { useWallet } from '@/features/payments/api';
import { DepositForm } from '@/features/payments/components/deposit-form';
import { useMethods } from '@/features/payments/deposits-api';
import { PriceWatchButton } from '@/features/watching/components/price-watch-button';
import { PayCardChoice } from '@/features/withdrawals/components/pay-card-choice';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ProblemState } from '@/shared/ui/problem-state';
import { BuyBar } from './buy-bar';
import { LISTING_COLUMNS } from './listing-columns';
import { ListingDetails } from './listing-details';
import { ListingIntro } from './listing-intro';
import { ListingSkeleton } from './listing-skeleton';
import { ListingState } from './listing-state';
import { LiveNote } from './live-note';
import { OfferButton } from './offer-button';
import { PriceBox } from './price-box';
import { SellerBox } from './seller-box';
import { SellerReviews } from './seller-reviews';
import { SimilarListings } from './similar-listings';

/** One account on sale, with everything needed to decide. */
export function ListingPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useListing(id);
  useDocumentTitle(query.data?.title ?? t`Account`);
  if (query.data) return <ListingView key={id} listing={query.data} />;
  if (query.isError) {
    return (
      <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h1" className="py-24!" />
    );
  }
  return <ListingSkeleton />;
}

function ListingView({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const [isBuying, setBuying] = useState(false);
  const offers = useListingOffers(listing.id);
  const isOwn = listing.buy_refusal === 'own_listing';
  const isWatchable = !isOwn && (listing.status === 'active' || listing.status === 'reserved');
  const mine = isOwn ? undefined : offers.data?.find(isAlive);
  const agreed = mine?.state === 'accepted' ? mine.amount : undefined;
  const game = useGame(listing.game.slug);
  const methods = useMethods();
  const wallet = useWallet();
  useCountedView(listing);
  const buy = () => setBuying(true);
  const crumbs = [
    { label: t`Catalog`, to: paths.catalog() },
    { label: listing.game.name, to: paths.game(listing.game.slug) },
    { label: listing.code },
  ];
  return (
    <>
      <div className="page py-5 md:py-6">
        <Breadcrumbs crumbs={crumbs} />
        <div className="mt-4 grid gap-3 empty:hidden">
          <LiveNote listingId={listing.id} />
          <ListingState listing={listing} />
        </div>
        <div className={LISTING_COLUMNS}>
          <ListingIntro
            listing={listing}
            favorite={
              <div className="flex gap-2">
                {isWatchable && <PriceWatchButton listingId={listing.id} title={listing.title} size="lg" />}
                <FavoriteButton listingId={listing.id} title={listing.title} size="lg" />
              </div>
            }
            report={
              !isOwn && (
                <ReportButton
                  subject={{ kind: 'listing', id: listing.id }}
                  name={listing.title}
                  look="words"
                />
              )
            }
          />
          <aside className="min-w-0">
            <div className="grid grid-cols-1 gap-5 lg:sticky lg:top-22">
              <PriceBox
                listing={listing}
                agreed={agreed}
                onBuy={buy}
                offer={
                  mine ? (
                    mine.state === 'accepted' && <OfferClock offer={mine} receivedAt={offers.dataUpdatedAt} />
                  ) : (
                    <OfferButton listing={listing} />
                  )
                }
                promises={<EscrowPromises />}
                methods={methods.data?.filter((method) => method.is_available).map((method) => method.name)}
              />
              {mine && <MyOffer offer={mine} receivedAt={offers.dataUpdatedAt} />}
              {isOwn && <ReceivedOffers offers={offers.data ?? []} receivedAt={offers.dataUpdatedAt} />}
              <SellerBox
                seller={listing.seller}
                seller_availability={listing.seller_availability}
                write={!isOwn && <WriteButton listingId={listing.id} />}
              />
            </div>
          </aside>
          <div className="grid min-w-0 grid-cols-1 content-start gap-9">
            <ListingDetails listing={listing} game={game} />
            <SellerReviews seller={listing.seller} />
          </div>
        </div>
      </div>
      <SimilarListings listingId={listing.id} />
      <BuyBar listing={listing} agreed={agreed} onBuy={buy} />
      <BuyDialog
        listing={{ ...listing, price: agreed ?? listing.price }}
        isOpen={isBuying}
        onClose={() => setBuying(false)}
        available={wallet.data?.available}
        renderTopUp={(topUp) => (
          <DepositForm {...topUp} renderCards={(choice) => <PayCardChoice {...choice} />} />
        )}
      />
    </>
  );
}

/** Tell the server of the look; one's own looks do not count. */
function useCountedView({ id, status, buy_refusal }: Listing): void {
  const { mutate } = useCountView();
  const isCounted = status === 'active' && buy_refusal !== 'own_listing';
  useEffect(() => {
    if (isCounted) mutate(id);
  }, [id, isCounted, mutate]);
}
