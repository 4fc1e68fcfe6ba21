import { useLingui } from '@lingui/react/macro';
import { useListings } from '@/features/listings/api';
import { ListingGrid, ListingGridSkeleton } from '@/features/listings/components/listing-grid';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';

const PAGE_SIZE = 12;

/** What a seller has on sale. */
export function UserListings({ username }: { username: string }) {
  const { t } = useLingui();
  const query = useListings({ seller: username, page_size: PAGE_SIZE });
  if (query.isPending) return <ListingGridSkeleton count={4} />;
  if (query.isError && !query.data) {
    return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  }
  const listings = allItems(query.data);
  if (listings.length === 0) {
    return (
      <EmptyState
        drawing="box"
        title={t`Nothing on sale right now`}
        action={<ButtonLink to={paths.catalog()}>{t`Look through the catalog`}</ButtonLink>}
      >
        {t`Their reviews are on the tab beside this one.`}
      </EmptyState>
    );
  }
  return (
    <>
      <ListingGrid listings={listings} isDimmed={query.isPlaceholderData} />
      <LoadMore
        hasMore={query.hasNextPage}
        isLoading={query.isFetchingNextPage}
        isFailed={query.isFetchNextPageError}
        onLoad={() => void query.fetchNextPage()}
      />
    </>
  );
}
