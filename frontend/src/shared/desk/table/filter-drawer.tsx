import { useLingui } from '@lingui/react/macro';
import { Button } from '@/shared/ui/button';
import { Drawer } from '@/shared/ui/drawer';
import type { Filters } from '../table-spec';
import type { TableState } from '../use-table-state';
import { FilterControl } from './filter-control';
import type { FilterField } from './table-types';

export interface FilterDrawerProps<F extends Filters> {
  isOpen: boolean;
  onClose: () => void;
  table: TableState<F>;
  fields: readonly FilterField[];
}

/** All filters of a table, one below the other; each acts at once. */
export function FilterDrawer<F extends Filters>({ isOpen, onClose, table, fields }: FilterDrawerProps<F>) {
  const { t } = useLingui();
  return (
    <Drawer
      isOpen={isOpen}
      onClose={onClose}
      title={t`Filters`}
      footer={
        <>
          <Button
            size="lg"
            onClick={table.clear}
            disabledReason={table.isFiltered ? undefined : t`No filter is on.`}
          >{t`Clear all`}</Button>
          <Button size="lg" variant="primary" onClick={onClose}>{t`Show`}</Button>
        </>
      }
    >
      <div className="grid gap-5">
        {fields.map((field) => {
          const filter = table.spec.filters[field.name];
          return filter ? (
            <fieldset key={field.name} className="min-w-0">
              <legend className="mb-1.5 font-semibold">{field.label}</legend>
              <FilterControl
                field={field}
                filter={filter}
                value={table.filters[field.name]}
                onChange={(value) => table.change(field.name, value as never)}
              />
            </fieldset>
          ) : null;
        })}
      </div>
    </Drawer>
  );
}
