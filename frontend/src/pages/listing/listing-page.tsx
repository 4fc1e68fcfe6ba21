import { useLingui } from '@lingui/react/macro';
import type { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react';
import { type Listing, listingOptions, useCountView, useListing } from '@/features/listings/api';
import { FavoriteButton } from '@/features/listings/components/favorite-button';
import { isAlive, useListingOffers } from '@/features/offers/api';
import { methodsOptions } from '@/features/payments/deposits-api';
import { lazyPart } from '@/shared/i18n/lazy-part';
import { idle } from '@/shared/lib/idle';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { InTurn } from '@/shared/ui/in-turn';
import { ProblemState } from '@/shared/ui/problem-state';
import { WhenNear } from '@/shared/ui/when-near';
import { BuyBar } from './buy-bar';
import { ListingAside } from './listing-aside';
import { LISTING_COLUMNS } from './listing-columns';
import { ListingDetails } from './listing-details';
import { ListingIntro } from './listing-intro';
import { ListingSkeleton } from './listing-skeleton';
import { ListingState } from './listing-state';
import { SellerReviews } from './seller-reviews';

// What only some visitors come to see: the dialog of buyers, news that arrive later.
const BuyFlow = lazyPart(async () => (await import('./buy-flow')).BuyFlow, 'buy');
const SimilarListings = lazyPart(async () => (await import('./similar-listings')).SimilarListings, 'similar');
const PriceWatchButton = lazyPart(async () => {
  await idle();
  return (await import('@/features/watching/components/price-watch-button')).PriceWatchButton;
}, 'members');
const LiveNote = lazy(async () => {
  await idle();
  return { default: (await import('./live-note')).LiveNote };
});

/** One account on sale, with everything needed to decide. */
export function ListingPage() {
  const { t } = useLingui();
  const { id = '' } = useParams();
  const query = useListing(id);
  useDocumentTitle(query.data?.title ?? t`Account`);
  // Drawn in slices, between which the browser answers the reader.
  const listing = useDeferredValue(query.data);
  if (listing && listing.id === query.data?.id) return <ListingView key={id} listing={listing} />;
  if (query.isError && !query.data) {
    return (
      <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h1" className="py-24!" />
    );
  }
  return <ListingSkeleton />;
}

ListingPage.bringFirst = (client: QueryClient) =>
  Promise.all([
    client.prefetchQuery(listingOptions(location.pathname.split('/')[2] ?? '')),
    client.prefetchQuery(methodsOptions()),
  ]);

function ListingView({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const [isBuying, setBuying] = useState(false);
  const [isBuyWanted, setBuyWanted] = useState(false);
  const offers = useListingOffers(listing.id);
  const isOwn = listing.buy_refusal === 'own_listing';
  const isWatchable = !isOwn && (listing.status === 'active' || listing.status === 'reserved');
  const mine = isOwn ? undefined : offers.data?.find(isAlive);
  const agreed = mine?.state === 'accepted' ? mine.amount : undefined;
  const buy = () => {
    setBuyWanted(true);
    setBuying(true);
  };
  const crumbs = [
    { label: t`Catalog`, to: paths.catalog() },
    { label: listing.game.name, to: paths.game(listing.game.slug) },
    { label: listing.code },
  ];
  return (
    <>
      <CountedView listing={listing} />
      <div className="page py-5 md:py-6">
        <Breadcrumbs crumbs={crumbs} />
        <div className="mt-4 grid gap-3 empty:hidden">
          <Suspense>
            <LiveNote listing={listing} />
          </Suspense>
          <ListingState listing={listing} />
        </div>
        <div className={LISTING_COLUMNS}>
          <InTurn
            first={
              <ListingIntro
                listing={listing}
                favorite={
                  <div className="flex gap-2">
                    {/* It comes on the left: the heart stays where it is. */}
                    <Suspense>
                      {isWatchable && (
                        <PriceWatchButton listingId={listing.id} title={listing.title} size="lg" />
                      )}
                    </Suspense>
                    <FavoriteButton listingId={listing.id} title={listing.title} size="lg" />
                  </div>
                }
              />
            }
          >
            <ListingAside listing={listing} agreed={agreed} offers={offers} onBuy={buy} />
            <div className="grid min-w-0 grid-cols-1 content-start gap-9">
              <ListingDetails listing={listing} />
              <SellerReviews seller={listing.seller} />
            </div>
          </InTurn>
        </div>
      </div>
      <WhenNear fallback={<div className="h-96" />}>
        <SimilarListings listingId={listing.id} />
      </WhenNear>
      <BuyBar listing={listing} agreed={agreed} onBuy={buy} />
      {isBuyWanted && (
        <Suspense>
          <BuyFlow
            listing={{ ...listing, price: agreed ?? listing.price }}
            isOpen={isBuying}
            onClose={() => setBuying(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** Tell the server of the look; one's own looks do not count. A component of its own, since the telling draws it again. */
function CountedView({ listing: { id, status, buy_refusal } }: { listing: Listing }) {
  const { mutate } = useCountView();
  const isCounted = status === 'active' && buy_refusal !== 'own_listing';
  useEffect(() => {
    if (isCounted) mutate(id);
  }, [id, isCounted, mutate]);
  return null;
}
