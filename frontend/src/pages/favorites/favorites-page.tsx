import { useLingui } from '@lingui/react/macro';
import { useFavorites } from '@/features/listings/api';
import { ListingGrid, ListingGridSkeleton } from '@/features/listings/components/listing-grid';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';

/** What the signed-in user likes; a card goes at once when its heart is taken back. */
export function FavoritesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Favorites`);
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`Favorites`}</h1>
      <p className="mt-1 text-muted">{t`Accounts you liked, the latest first.`}</p>
      <div className="mt-6">
        <Favorites />
      </div>
    </div>
  );
}

function Favorites() {
  const { t } = useLingui();
  const favorites = useFavorites();
  const listings = allItems(favorites.data);

  if (favorites.isPending) return <ListingGridSkeleton count={8} />;
  if (favorites.isError && listings.length === 0) {
    return <ProblemState error={favorites.error} onRetry={() => void favorites.refetch()} />;
  }
  if (listings.length === 0 && !favorites.hasNextPage) {
    return (
      <EmptyState
        drawing="heart"
        title={t`Nothing here yet`}
        action={
          <ButtonLink to={paths.catalog()} variant="primary">
            {t`Open the catalog`}
          </ButtonLink>
        }
      >
        {t`Press the heart on an account, and it will wait for you here.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ListingGrid listings={listings} isFirstOnPage />
      <LoadMore
        hasMore={favorites.hasNextPage}
        isLoading={favorites.isFetchingNextPage}
        isFailed={favorites.isFetchNextPageError}
        onLoad={() => void favorites.fetchNextPage()}
        isAutomatic
      />
    </>
  );
}
