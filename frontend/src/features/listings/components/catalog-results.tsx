import { useLingui } from '@lingui/react/macro';
import { lazy, Suspense, useDeferredValue } from 'react';
import { toProblem } from '@/shared/api/problem';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import type { ActiveFilter } from '../hooks/use-active-filters';
import type { Catalog } from '../hooks/use-catalog';
import type { FilterChange } from '../hooks/use-filters';
import { ListingGrid, ListingGridSkeleton } from './listing-grid';

const NothingFound = lazy(async () => ({ default: (await import('./nothing-found')).NothingFound }));

/** Beyond these pages the next one comes by the button only, so that the page's end can be reached. */
const AUTOMATIC_PAGES = 4;

interface CatalogResultsProps {
  catalog: Catalog;
  active: readonly ActiveFilter[];
  search: string | undefined;
  onChange: (change: FilterChange) => void;
  onClear: () => void;
}

/** The cards, or why there are none and what to do about it. */
export function CatalogResults(props: CatalogResultsProps) {
  const { t } = useLingui();
  // Drawn in slices, between which the browser answers the reader.
  const catalog = useDeferredValue(props.catalog);
  const { listings, items, isOld } = catalog;
  if (listings.isPending) return <ListingGridSkeleton />;
  if (items.length === 0) return <NoCards {...props} catalog={catalog} />;
  return (
    <>
      {/* The cards' headings are of the third rank: they stand in sections elsewhere. */}
      <h2 className="sr-only">{t`On sale`}</h2>
      <ListingGrid listings={items} isDimmed={isOld} isFirstOnPage />
      <LoadMore
        hasMore={listings.hasNextPage && !isOld}
        isLoading={listings.isFetchingNextPage}
        isFailed={listings.isFetchNextPageError}
        isAutomatic={(listings.data?.pages.length ?? 0) < AUTOMATIC_PAGES}
        onLoad={() => void listings.fetchNextPage()}
      />
    </>
  );
}

/** A 400 is an address whose filters do not belong together: an old link, or one changed by hand. */
function NoCards({ catalog: { listings }, ...rest }: CatalogResultsProps) {
  const isRefused = listings.isError && toProblem(listings.error).status === 400;
  if (listings.isError && !isRefused) {
    return <ProblemState error={listings.error} onRetry={() => void listings.refetch()} />;
  }
  return (
    <Suspense>
      <NothingFound {...rest} isRefused={isRefused} />
    </Suspense>
  );
}
