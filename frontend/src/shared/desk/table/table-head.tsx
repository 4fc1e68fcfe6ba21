import { useLingui } from '@lingui/react/macro';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { cn } from '@/shared/lib/cn';
import type { Filters } from '../table-spec';
import type { TableState } from '../use-table-state';
import { ColumnFilter } from './column-filter';
import { RowCheckbox } from './row-checkbox';
import type { Column, FilterField } from './table-types';

export const STICKY_CHECK = 'sticky left-0 z-1 w-10 bg-inherit pl-3';

export interface TableHeadProps<Row, F extends Filters> {
  table: TableState<F>;
  columns: readonly Column<Row>[];
  fields: readonly FilterField[];
  /** Null: rows are not chosen here. */
  selectAll: { isOn: boolean; isPartly: boolean; onToggle: () => void } | null;
}

/** The headings: they stay in sight, sort, and open their filters. */
export function TableHead<Row, F extends Filters>({
  table,
  columns,
  fields,
  selectAll,
}: TableHeadProps<Row, F>) {
  const { t } = useLingui();
  return (
    <thead className="sticky top-0 z-10 bg-raised text-muted text-xs shadow-[inset_0_-1px_var(--line)]">
      <tr className="bg-raised">
        {selectAll && (
          <td className={STICKY_CHECK}>
            <RowCheckbox
              label={t`Choose all that are shown`}
              isOn={selectAll.isOn}
              isPartly={selectAll.isPartly}
              onToggle={selectAll.onToggle}
            />
          </td>
        )}
        {columns.map((column, index) => (
          <th
            key={column.key}
            scope="col"
            aria-sort={sortOf(table, column)}
            className={cn(
              'h-9 px-3 font-semibold whitespace-nowrap',
              index === 0 && 'sticky bg-inherit',
              index === 0 && (selectAll ? 'left-10' : 'left-0'),
              column.isRight && 'text-right',
            )}
          >
            {column.isActions ? (
              <span className="sr-only">{column.label}</span>
            ) : (
              <span className="inline-flex items-center gap-1">
                <Heading table={table} column={column} />
                <HeadFilter table={table} field={fields.find(({ name }) => name === column.filter)} />
              </span>
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function HeadFilter<F extends Filters>({
  table,
  field,
}: {
  table: TableState<F>;
  field: FilterField | undefined;
}) {
  return field ? <ColumnFilter table={table} field={field} /> : null;
}

function Heading<Row, F extends Filters>({ table, column }: { table: TableState<F>; column: Column<Row> }) {
  const { sort = '', label } = column;
  const canSort = table.spec.sorts.some((each) => each === sort || each === `-${sort}`);
  if (!sort || !canSort) return label;
  const Icon = table.sort === sort ? ArrowUp : table.sort === `-${sort}` ? ArrowDown : ArrowUpDown;
  const isOn = Icon !== ArrowUpDown;
  return (
    <button
      type="button"
      onClick={() => table.sortBy(sort)}
      className={cn('inline-flex items-center gap-1 rounded-sm hover:text-fg', isOn && 'text-fg')}
    >
      {label}
      <Icon className={cn('size-3.5', !isOn && 'opacity-50')} aria-hidden="true" />
    </button>
  );
}

function sortOf<Row, F extends Filters>(table: TableState<F>, { sort }: Column<Row>) {
  if (!sort) return undefined;
  if (table.sort === sort) return 'ascending';
  return table.sort === `-${sort}` ? 'descending' : undefined;
}
