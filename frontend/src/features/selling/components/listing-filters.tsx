import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDebounced } from '@/shared/lib/use-debounced';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { ORDERINGS, type OwnFilters } from '../api';
import { useOrderingWords } from '../hooks/use-ordering-words';

/** Search and order of the seller's list. */
export function ListingFilters({
  filters,
  change,
}: {
  filters: OwnFilters;
  change: (name: keyof OwnFilters, value: string) => void;
}) {
  const { t } = useLingui();
  const words = useOrderingWords();
  const [typed, setTyped] = useState(filters.search);
  const settled = useDebounced(typed.trim(), 300);
  // The address is outside of React; it follows what is typed once typing stops.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the address itself is no reason to write it.
  useEffect(() => {
    if (settled !== filters.search) change('search', settled);
  }, [settled]);
  return (
    <search className="flex flex-wrap gap-2">
      <Input
        type="search"
        aria-label={t`Search my listings`}
        placeholder={t`Title or code`}
        icon={<Search className="size-4" aria-hidden="true" />}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        maxLength={100}
        className="sm:w-72"
      />
      <span className="max-sm:flex-1">
        <Select
          aria-label={t`Order`}
          value={filters.ordering}
          onChange={(event) => change('ordering', event.target.value)}
          options={ORDERINGS.map((value) => ({ value, label: words[value] }))}
        />
      </span>
    </search>
  );
}
