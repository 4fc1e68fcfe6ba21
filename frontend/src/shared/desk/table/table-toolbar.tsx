import { useLingui } from '@lingui/react/macro';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { usePageCommands } from '../commands';
import type { Filters } from '../table-spec';
import type { Look } from '../use-look';
import type { TableState } from '../use-table-state';
import { ColumnsMenu } from './columns-menu';
import { FilterChips } from './filter-chips';
import { FilterControl, TextControl } from './filter-control';
import { FilterDrawer } from './filter-drawer';
import type { BuiltInView, Column, FilterField } from './table-types';
import { useActiveFilters } from './use-filter-words';
import { ViewsMenu } from './views-menu';

export interface TableToolbarProps<Row, F extends Filters> {
  table: TableState<F>;
  columns: readonly Column<Row>[];
  fields: readonly FilterField[];
  builtInViews: readonly BuiltInView[];
  look: Look;
  /** More buttons at the end. */
  children?: ReactNode;
}

/** Over a table: search, filters, views, columns, and what else the page can do. */
export function TableToolbar<Row, F extends Filters>(props: TableToolbarProps<Row, F>) {
  const { table, columns, fields, builtInViews, look, children } = props;
  const { t } = useLingui();
  const search = useRef<HTMLInputElement>(null);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [areViewsOpen, setViewsOpen] = useState(false);
  const active = useActiveFilters(table, fields);
  const searchField = fields.find(({ name }) => name === 'search');
  const pinned = fields.filter((field) => field.pinned);
  const others = fields.filter((field) => !field.pinned && field !== searchField);
  usePageCommands([
    ...(searchField
      ? [{ key: 'search', label: t`Search in the table`, hotkey: '/', run: () => search.current?.focus() }]
      : []),
    ...(others.length > 0
      ? [{ key: 'filters', label: t`Filters`, hotkey: 'f', run: () => setDrawerOpen(true) }]
      : []),
    { key: 'views', label: t`Saved views`, hotkey: 'v', run: () => setViewsOpen(true) },
  ]);
  const change = (name: string, value: unknown) => table.change(name, value as never);
  return (
    <search className="mb-3 grid grid-cols-1 gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {searchField && (
          <div className="w-full sm:w-72">
            <TextControl
              label={searchField.label}
              inputRef={search}
              value={table.filters['search'] as string | undefined}
              onChange={(value) => change('search', value)}
            />
          </div>
        )}
        {pinned.map((field) => (
          <Pinned key={field.name} table={table} field={field} />
        ))}
        <div className="flex flex-wrap items-center gap-2 sm:ml-auto">
          {others.length > 0 && (
            <Button
              icon={<SlidersHorizontal className="size-4" aria-hidden="true" />}
              onClick={() => setDrawerOpen(true)}
            >
              {active.length > 0 ? t`Filters: ${active.length}` : t`Filters`}
            </Button>
          )}
          <ViewsMenu table={table} builtIn={builtInViews} isOpen={areViewsOpen} onOpenChange={setViewsOpen} />
          <span className="max-md:hidden">
            <ColumnsMenu columns={columns} look={look} />
          </span>
          {children}
        </div>
      </div>
      <FilterChips active={active} onRemove={(name) => change(name, undefined)} onClear={table.clear} />
      <FilterDrawer
        isOpen={isDrawerOpen}
        onClose={() => setDrawerOpen(false)}
        table={table}
        fields={others}
      />
    </search>
  );
}

function Pinned<F extends Filters>({ table, field }: { table: TableState<F>; field: FilterField }) {
  const { t } = useLingui();
  const filter = table.spec.filters[field.name];
  if (!filter) return null;
  const value = table.filters[field.name] as unknown;
  const change = (next: unknown) => table.change(field.name, next as never);
  if (field.pinned === 'select') {
    return (
      <div className="w-48 max-sm:w-full">
        <FilterControl field={field} filter={filter} value={value} onChange={change} anyLabel={field.label} />
      </div>
    );
  }
  const isFlag = filter.kind === 'flag';
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that filter a list are no fieldset.
    <div
      role="group"
      aria-label={field.label}
      className="flex gap-2 max-sm:w-full max-sm:overflow-x-auto max-sm:p-0.5 max-sm:[scrollbar-width:none] sm:flex-wrap"
    >
      {filter.initial === undefined && (
        <Chip isOn={value === undefined} onClick={() => change(undefined)}>{t`All`}</Chip>
      )}
      {field.options?.map((option) => (
        <Chip
          key={option.value}
          isOn={String(value) === option.value}
          onClick={() => change(isFlag ? option.value === 'true' : option.value)}
        >
          {option.label}
        </Chip>
      ))}
    </div>
  );
}
