import { useLingui } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import { CountBadge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import type { ListingFilters } from '../filters';
import type { FilterChange } from '../hooks/use-filters';
import { SortSelect } from './sort-select';

/** Filters and sorting; where facets have no column of their own, one line that sticks below the header. */
export function CatalogToolbar({
  filters,
  activeCount,
  onOpenFilters,
  onChange,
}: {
  filters: ListingFilters;
  activeCount: number;
  onOpenFilters: () => void;
  onChange: (change: FilterChange) => void;
}) {
  const { t } = useLingui();
  return (
    <div className="grid grid-cols-2 gap-2 max-lg:sticky max-lg:top-16 max-lg:z-30 max-lg:-mx-4 max-lg:bg-canvas/90 max-lg:px-4 max-lg:py-2.5 max-lg:backdrop-blur-xl md:max-lg:-mx-6 md:max-lg:px-6 lg:block lg:w-48 lg:shrink-0">
      <Button
        aria-haspopup="dialog"
        onClick={onOpenFilters}
        icon={<SlidersHorizontal className="size-4 shrink-0" aria-hidden="true" />}
        className="max-lg:h-10 pointer-coarse:h-11 lg:hidden"
      >
        {t`Filters`}
        {activeCount > 0 && <CountBadge>{activeCount}</CountBadge>}
      </Button>
      <SortSelect filters={filters} onChange={(ordering) => onChange({ ordering })} />
    </div>
  );
}
