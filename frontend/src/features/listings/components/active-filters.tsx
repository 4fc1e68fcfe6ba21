import { useLingui } from '@lingui/react/macro';
import { type ReactNode, Suspense } from 'react';
import { Button } from '@/shared/ui/button';
import { RemovableChip } from '@/shared/ui/chip';
import type { ActiveFilter } from '../hooks/use-active-filters';
import type { FilterChange } from '../hooks/use-filters';

/** The filters that are on, each to be taken off by a press; one line that scrolls on phones. */
export function ActiveFilters({
  active,
  onChange,
  onClear,
  more,
}: {
  active: readonly ActiveFilter[];
  onChange: (change: FilterChange) => void;
  onClear: () => void;
  /** Behind them: its code may come later. */
  more?: ReactNode;
}) {
  const { t } = useLingui();
  if (active.length === 0) return null;
  return (
    <ul
      aria-label={t`Active filters`}
      className="-mx-4 flex items-center gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] *:shrink-0 md:mx-0 md:flex-wrap md:px-0 lg:mt-2"
    >
      {active.map(({ key, label, removal }) => (
        <li key={key} className="max-w-full">
          <RemovableChip label={label} onRemove={() => onChange(removal)} />
        </li>
      ))}
      <li>
        <Button variant="ghost" onClick={onClear}>
          {t`Clear all`}
        </Button>
      </li>
      {more && (
        <li>
          <Suspense>{more}</Suspense>
        </li>
      )}
    </ul>
  );
}
