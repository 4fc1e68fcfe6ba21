import { useLingui } from '@lingui/react/macro';
import { ArrowDownWideNarrow } from 'lucide-react';
import { useListings } from '@/features/listings/api';
import { ListingGrid, ListingGridSkeleton } from '@/features/listings/components/listing-grid';
import { filtersToParams, type ListingFilters } from '@/features/listings/filters';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { ProblemState } from '@/shared/ui/problem-state';
import { Select } from '@/shared/ui/select';

const SHOWN = 24;

type Order = '-popularity' | '-rating';

/** What buyers look at and like most, or what the best rated sellers have on sale. */
export function TopListings({
  game,
  order,
  onOrder,
}: {
  game: string | undefined;
  order: Order;
  onOrder: (order: Order) => void;
}) {
  const { t } = useLingui();
  const filters: ListingFilters = { ordering: order, ...(game && { game }) };
  const query = useListings({ ...filters, page_size: SHOWN });
  const listings = allItems(query.data).slice(0, SHOWN);
  return (
    <>
      <div className="mb-4 flex justify-end">
        <Select
          size="md"
          aria-label={t`Sort`}
          icon={<ArrowDownWideNarrow className="size-4" aria-hidden="true" />}
          options={[
            { value: '-popularity', label: t`Popular` },
            { value: '-rating', label: t`Highest rated` },
          ]}
          value={order}
          onChange={(event) => onOrder(event.target.value === '-rating' ? '-rating' : '-popularity')}
          className="pointer-coarse:h-11"
        />
      </div>
      {query.isPending ? (
        <ListingGridSkeleton count={8} />
      ) : query.isError && !query.data ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      ) : listings.length === 0 ? (
        <EmptyState
          drawing="box"
          title={t`Nothing on sale right now`}
          action={<ButtonLink to={paths.catalog()}>{t`Look through the catalog`}</ButtonLink>}
        />
      ) : (
        <>
          <ListingGrid listings={listings} isDimmed={query.isPlaceholderData} isFirstOnPage />
          <div className="mt-6 text-center">
            <ButtonLink to={`${paths.catalog()}?${filtersToParams(filters)}`}>{t`See all`}</ButtonLink>
          </div>
        </>
      )}
    </>
  );
}
