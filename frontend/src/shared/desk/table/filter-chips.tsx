import { useLingui } from '@lingui/react/macro';
import { Button } from '@/shared/ui/button';
import { RemovableChip } from '@/shared/ui/chip';
import type { ActiveFilter } from './use-filter-words';

export interface FilterChipsProps {
  active: readonly ActiveFilter[];
  onRemove: (name: string) => void;
  onClear: () => void;
}

/** The filters that are on, each with its way off. */
export function FilterChips({ active, onRemove, onClear }: FilterChipsProps) {
  const { t } = useLingui();
  if (active.length === 0) return null;
  return (
    <ul aria-label={t`Filters that are on`} className="flex flex-wrap items-center gap-2">
      {active.map(({ name, words }) => (
        <li key={name} className="min-w-0">
          <RemovableChip label={words} onRemove={() => onRemove(name)} />
        </li>
      ))}
      <li>
        <Button variant="ghost" onClick={onClear}>{t`Clear all`}</Button>
      </li>
    </ul>
  );
}
