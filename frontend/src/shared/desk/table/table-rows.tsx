import { useLingui } from '@lingui/react/macro';
import type { MouseEvent, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { Link } from '@/shared/router/router';
import type { Density } from '../use-look';
import { RowCheckbox } from './row-checkbox';
import { STICKY_CHECK } from './table-head';
import type { Column } from './table-types';

export interface RowsProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  density: Density;
  /** The row in the tab order. */
  active: string | null;
  /** The row whose panel is open. */
  openId: string | null;
  rowTo: ((row: Row) => string) | undefined;
  onOpen: ((row: Row) => void) | undefined;
  onActive: (id: string) => void;
  /** Null: rows are not chosen here. */
  selection: { ids: ReadonlySet<string>; onToggle: (id: string, isRange: boolean) => void } | null;
}

/** The rows of the table. */
export function TableRows<Row extends { id: string }>(props: RowsProps<Row>) {
  const { columns, rows, density, openId, onActive, selection } = props;
  const { t } = useLingui();
  const [name, ...others] = columns;
  if (!name) return null;
  const cell = cn('px-3 whitespace-nowrap', density === 'dense' ? 'h-10 py-1' : 'h-13 py-2');
  return (
    <tbody className="divide-y divide-line-muted">
      {rows.map((row) => (
        <tr
          key={row.id}
          data-row={row.id}
          onClick={(event) => pressRow(event)}
          onFocus={() => onActive(row.id)}
          className={cn(
            'group bg-canvas focus-within:bg-raised hover:bg-raised',
            (props.rowTo || props.onOpen) && 'cursor-pointer',
            (openId === row.id || selection?.ids.has(row.id)) && 'bg-accent-soft!',
          )}
        >
          {selection && (
            <td className={STICKY_CHECK}>
              <RowCheckbox
                label={t`Choose this row`}
                isOn={selection.ids.has(row.id)}
                onToggle={(isRange) => selection.onToggle(row.id, isRange)}
              />
            </td>
          )}
          <th
            scope="row"
            className={cn(cell, 'sticky bg-inherit text-left font-medium', selection ? 'left-10' : 'left-0')}
          >
            <RowLink row={row} {...props}>
              {name.cell(row)}
            </RowLink>
          </th>
          {others.map((column) =>
            column.isActions ? (
              // The dialogs behind the buttons stand in here too: nothing may be passed on to their words.
              <td key={column.key} className={cn('px-3', density === 'dense' ? 'py-1' : 'py-2')}>
                <div className="flex justify-end">{column.cell(row)}</div>
              </td>
            ) : (
              <td key={column.key} className={cn(cell, column.isRight && 'text-right')}>
                {column.cell(row)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** A press anywhere in a row is a press on its link; what can be pressed by itself keeps its own. */
function pressRow(event: MouseEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  const isOwn = target.closest('a, button, input, label, select, textarea, dialog, [role=button]');
  if (isOwn || String(getSelection())) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row-link]')?.click();
}

/** What names a row leads into it. */
export function RowLink<Row extends { id: string }>({
  row,
  active,
  rowTo,
  onOpen,
  children,
}: Pick<RowsProps<Row>, 'active' | 'rowTo' | 'onOpen'> & { row: Row; children: ReactNode }) {
  const common = {
    'data-row-link': '',
    tabIndex: row.id === active ? 0 : -1,
    className: 'rounded-sm text-left hover:text-accent hover:underline',
  };
  if (rowTo) {
    return (
      <Link to={rowTo(row)} {...common}>
        {children}
      </Link>
    );
  }
  if (onOpen) {
    return (
      <button type="button" {...common} onClick={() => onOpen(row)}>
        {children}
      </button>
    );
  }
  return children;
}
