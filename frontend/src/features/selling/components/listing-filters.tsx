import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useSettledText } from '@/shared/lib/use-settled-text';
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
  const { typed, type, settle } = useSettledText(filters.search, (text) => change('search', text.trim()));
  return (
    <search className="flex flex-wrap gap-2">
      <span className="grow sm:max-w-72">
        <Input
          type="search"
          aria-label={t`Search my listings`}
          placeholder={t`Title or code`}
          icon={<Search className="size-4" aria-hidden="true" />}
          value={typed}
          onChange={(event) => type(event.target.value)}
          onBlur={settle}
          maxLength={100}
        />
      </span>
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
