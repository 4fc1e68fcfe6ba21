import { useLingui } from '@lingui/react/macro';
import { ListingCard } from '@/features/listings/components/listing-card';
import { ListingGridSkeleton } from '@/features/listings/components/listing-grid';
import { usePriceWatches } from '@/features/watching/api';
import { PriceThenAndNow } from '@/features/watching/components/price-then-and-now';
import { PriceWatchButton } from '@/features/watching/components/price-watch-button';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';

/** Accounts whose price one watches; a card goes at once when its bell is turned off. */
export function PriceWatchesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Watched prices`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Watched prices`}</h1>
      <p className="mt-1 text-muted">{t`We tell you when one of these accounts gets cheaper.`}</p>
      <div className="mt-6">
        <Watches />
      </div>
    </div>
  );
}

function Watches() {
  const { t } = useLingui();
  const query = usePriceWatches();
  const listings = allItems(query.data);

  if (query.isPending) return <ListingGridSkeleton count={4} />;
  if (query.isError && listings.length === 0) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (listings.length === 0 && !query.hasNextPage) {
    return (
      <EmptyState
        drawing="star"
        title={t`You watch no prices yet`}
        action={
          <ButtonLink to={paths.catalog()} variant="primary">
            {t`Open the catalog`}
          </ButtonLink>
        }
      >
        {t`Press the bell on an account's page: we tell you when it gets cheaper.`}
      </EmptyState>
    );
  }
  return (
    <>
      <div className="@container">
        <ul className="grid grid-cols-1 gap-x-4 gap-y-6 @md:grid-cols-2 @3xl:grid-cols-3 @min-[62rem]:grid-cols-4 md:gap-x-5">
          {listings.map((listing) => (
            <li key={listing.id} className="flex min-w-0 flex-col gap-2.5">
              <div className="grid min-w-0 flex-1 grid-cols-1">
                <ListingCard
                  listing={listing}
                  action={<PriceWatchButton listingId={listing.id} title={listing.title} />}
                />
              </div>
              <PriceThenAndNow listing={listing} />
            </li>
          ))}
        </ul>
      </div>
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        isFailed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
        isAutomatic
      />
    </>
  );
}
