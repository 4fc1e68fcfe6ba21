import { useLingui } from '@lingui/react/macro';
import { ArrowDownWideNarrow } from 'lucide-react';
import { Select } from '@/shared/ui/select';
import type { ListingFilters, Ordering } from '../filters';

/** The order of the list; a search without a choice shows the best fit first. */
export function SortSelect({
  filters,
  onChange,
}: {
  filters: ListingFilters;
  onChange: (ordering: Ordering | undefined) => void;
}) {
  const { t } = useLingui();
  const isSearch = Boolean(filters.search);
  const options = [
    { value: '', label: isSearch ? t`Best match` : t`Newest` },
    ...(isSearch ? [{ value: '-created_at', label: t`Newest` }] : []),
    { value: '-popularity', label: t`Popular` },
    { value: 'price', label: t`Cheapest` },
    { value: '-price', label: t`Most expensive` },
    { value: '-rating', label: t`Highest rated` },
  ];
  const isDefault = !isSearch && filters.ordering === '-created_at';
  return (
    <Select
      size="md"
      aria-label={t`Sort`}
      icon={<ArrowDownWideNarrow className="size-4" aria-hidden="true" />}
      options={options}
      value={isDefault ? '' : (filters.ordering ?? '')}
      onChange={(event) => onChange((event.target.value || undefined) as Ordering | undefined)}
      className="font-medium max-lg:h-10 pointer-coarse:h-11"
    />
  );
}
