import { useLingui } from '@lingui/react/macro';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { allItems } from '@/shared/api/list-page';
import { paths } from '@/shared/lib/paths';
import { NOTHING_SELECTED, withAll, withRow } from '@/shared/lib/selection';
import { useMediaQuery } from '@/shared/lib/use-media-query';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { LoadMore } from '@/shared/ui/load-more';
import { ProblemState } from '@/shared/ui/problem-state';
import { type OwnFilters, useOwnListings } from '../api';
import type { OwnListingRow } from '../shapes';
import { BulkBar } from './bulk-bar';
import { ListingCards } from './listing-cards';
import { ListingTable, ListingTableSkeleton } from './listing-table';

export interface SelectableRows {
  rows: readonly OwnListingRow[];
  selected: ReadonlySet<string>;
  onSelect: (id: string, isRange: boolean) => void;
  onSelectAll: () => void;
}

/** The listings asked for: a table, cards where it would not fit; some or all of them can be changed at once. */
export function ListingRows({ filters }: { filters: OwnFilters }) {
  const isWide = useMediaQuery('(min-width: 64rem)');
  const listings = useOwnListings(filters);
  const [selection, setSelection] = useState(NOTHING_SELECTED);
  const rows = allItems(listings.data);
  const order = rows.map(({ id }) => id);
  const chosen = rows.filter(({ id }) => selection.ids.has(id));

  if (listings.error && rows.length === 0) {
    return <ProblemState error={listings.error} onRetry={() => void listings.refetch()} />;
  }
  if (listings.isPending) return <ListingTableSkeleton />;
  if (rows.length === 0) return <NoListings filters={filters} />;
  const props: SelectableRows = {
    rows,
    selected: selection.ids,
    onSelect: (id, isRange) => setSelection((before) => withRow(before, id, { isRange, order })),
    onSelectAll: () => setSelection((before) => withAll(before, order)),
  };
  return (
    <>
      <div
        aria-busy={listings.isPlaceholderData}
        className={listings.isPlaceholderData ? 'opacity-60 transition-opacity' : 'transition-opacity'}
      >
        {isWide ? <ListingTable {...props} /> : <ListingCards {...props} />}
      </div>
      <LoadMore
        hasMore={listings.hasNextPage}
        isLoading={listings.isFetchingNextPage}
        isFailed={listings.isFetchNextPageError}
        onLoad={() => void listings.fetchNextPage()}
      />
      {chosen.length > 0 && <BulkBar rows={chosen} onClear={() => setSelection(NOTHING_SELECTED)} />}
    </>
  );
}

function NoListings({ filters: { status, search } }: { filters: OwnFilters }) {
  const { t } = useLingui();
  if (search)
    return (
      <EmptyState
        drawing="search"
        title={t`Nothing was found`}
      >{t`Try a part of the title, or the code.`}</EmptyState>
    );
  if (status) return <EmptyState drawing="search" title={t`No listings in this state`} />;
  return (
    <EmptyState
      drawing="box"
      title={t`You have no listings yet`}
      action={
        <ButtonLink
          variant="primary"
          size="lg"
          icon={<Plus className="size-4" aria-hidden="true" />}
          to={paths.sell()}
        >{t`List account`}</ButtonLink>
      }
    >
      {t`Listing is free. You pay a commission only when it is sold.`}
    </EmptyState>
  );
}
