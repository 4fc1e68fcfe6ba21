import { useLingui } from '@lingui/react/macro';
import { Card } from '@/shared/ui/card';
import { RowCheckbox } from './row-checkbox';
import { RowLink, type RowsProps } from './table-rows';
import type { Column } from './table-types';

const FACTS_MAX = 4;

/** The rows as cards, where a table would not fit. */
export function TableCards<Row extends { id: string }>(props: RowsProps<Row>) {
  const { columns, rows, selection, onActive } = props;
  const { t } = useLingui();
  const [first, ...others] = columns;
  if (!first) return null;
  const title = columns.find(({ card }) => card === 'title') ?? first;
  const badge = columns.find(({ card }) => card === 'badge');
  const facts = others.filter((column) => column !== title && isFact(column)).slice(0, FACTS_MAX);
  const actions = others.filter(({ isActions }) => isActions);
  return (
    <ul className="grid gap-3 tnum sm:grid-cols-2">
      {rows.map((row) => (
        <li key={row.id} data-row={row.id} onFocus={() => onActive(row.id)} className="min-w-0">
          <Card className="flex h-full flex-col p-4">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              {selection && (
                <RowCheckbox
                  label={t`Choose this row`}
                  isOn={selection.ids.has(row.id)}
                  onToggle={() => selection.onToggle(row.id, false)}
                />
              )}
              <div className="min-w-0 grow basis-32 font-semibold">
                <RowLink row={row} {...props} active={row.id}>
                  {title.cell(row)}
                </RowLink>
              </div>
              {badge && <div className="max-w-full">{badge.cell(row)}</div>}
            </div>
            <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5">
              {facts.map(({ key, label, cell }) => (
                <div key={key} className="contents">
                  <dt className="text-muted">{label}</dt>
                  <dd className="min-w-0 max-w-full justify-self-end text-right *:max-w-full">{cell(row)}</dd>
                </div>
              ))}
            </dl>
            {actions.map(({ key, cell }) => (
              <div key={key} className="mt-auto flex flex-wrap justify-end gap-2 pt-4 empty:hidden">
                {cell(row)}
              </div>
            ))}
          </Card>
        </li>
      ))}
    </ul>
  );
}

function isFact<Row>({ card = 'fact', isActions }: Column<Row>): boolean {
  return card === 'fact' && !isActions;
}
