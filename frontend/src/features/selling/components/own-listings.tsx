import { useLingui } from '@lingui/react/macro';
import { Tabs } from '@/shared/ui/tabs';
import { useSellingStats } from '../cabinet-api';
import { useListingWords } from '../hooks/use-listing-words';
import { STATUSES, useOwnFilters } from '../hooks/use-own-filters';
import { ListingFilters } from './listing-filters';
import { ListingRows } from './listing-rows';

/** All of the seller's listings by state; state, search and order are in the address. */
export function OwnListings() {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  const { filters, change } = useOwnFilters();
  const { data: stats } = useSellingStats(30);
  const counts = stats?.statuses;
  const panel = (
    <div className="grid grid-cols-1 gap-4">
      <ListingFilters filters={filters} change={change} />
      <ListingRows key={JSON.stringify(filters)} filters={filters} />
    </div>
  );
  const shown = STATUSES.filter(
    (status) => status === filters.status || !counts || (counts[status] ?? 0) > 0,
  );
  return (
    <Tabs
      label={t`State`}
      value={filters.status ?? 'all'}
      onChange={(key) => change('status', key === 'all' ? '' : key)}
      tabs={[
        { key: 'all', label: t`All`, panel },
        ...shown.map((key) => ({ key, label: statusOf(key).label, count: counts?.[key], panel })),
      ]}
    />
  );
}
