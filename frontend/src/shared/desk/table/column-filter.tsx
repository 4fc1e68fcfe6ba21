import { useLingui } from '@lingui/react/macro';
import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { Popover } from '../popover';
import type { Filters } from '../table-spec';
import type { TableState } from '../use-table-state';
import { FilterControl } from './filter-control';
import type { FilterField } from './table-types';

/** The filter of a column, at its heading. */
export function ColumnFilter<F extends Filters>({
  table,
  field,
}: {
  table: TableState<F>;
  field: FilterField;
}) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const filter = table.spec.filters[field.name];
  if (!filter) return null;
  const value = table.filters[field.name];
  const isOn = value !== undefined && value !== filter.initial;
  const { label } = field;
  return (
    <Popover
      label={label}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={t`Filter: ${label}`}
          title={t`Filter: ${label}`}
          className={cn(
            'inline-grid size-6 place-items-center rounded hover:bg-neutral hover:text-fg',
            isOn && 'text-accent',
          )}
        >
          <ListFilter className="size-3.5" aria-hidden="true" />
        </button>
      }
    >
      <p className="mb-3 font-semibold">{label}</p>
      <FilterControl
        field={field}
        filter={filter}
        value={value}
        onChange={(next) => table.change(field.name, next as never)}
      />
    </Popover>
  );
}
