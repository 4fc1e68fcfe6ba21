import { useMemo } from 'react';
import { useSearchParams } from '@/shared/router/router';
import {
  type Filters,
  type FilterValues,
  nextSort,
  readTable,
  type TableReading,
  type TableSpec,
  withFilter,
  withSearch,
} from './table-spec';

const OPEN = 'open';

export interface TableState<F extends Filters = Filters> extends TableReading<F> {
  spec: TableSpec<F>;
  /** Undefined takes the filter off. */
  change: <Name extends keyof F & string>(name: Name, value: FilterValues<F>[Name]) => void;
  /** By this column (its name without a sign); again turns it round. */
  sortBy: (column: string) => void;
  /** Take all filters off; the order stays. */
  clear: () => void;
  /** What a view says, in place of all filters and the order. */
  apply: (search: string) => void;
  /** The row whose panel is open. */
  openId: string | null;
  /** Open a row's panel (Back closes it), or close it. */
  open: (id: string | null) => void;
}

/** A table's filters, order and open row: all of it is the address. */
export function useTableState<F extends Filters>(spec: TableSpec<F>): TableState<F> {
  const [params, setParams] = useSearchParams();
  const reading = useMemo(() => readTable(spec, params), [spec, params]);
  const replace = (next: URLSearchParams) => setParams(next, { replace: true });
  return {
    ...reading,
    spec,
    change: (name, value) => replace(withFilter(spec, params, name, value)),
    sortBy: (column) => {
      const sort = nextSort(spec.sorts, reading.sort, column);
      const next = new URLSearchParams(params);
      if (sort === spec.sorts[0]) next.delete('sort');
      else next.set('sort', sort);
      replace(next);
    },
    clear: () => {
      const sort = params.get('sort');
      replace(withSearch(spec, params, sort ? new URLSearchParams({ sort }).toString() : ''));
    },
    apply: (search) => replace(withSearch(spec, params, search)),
    openId: params.get(OPEN),
    open: (id) => {
      const next = new URLSearchParams(params);
      if (id === null) next.delete(OPEN);
      else next.set(OPEN, id);
      setParams(next, { replace: id === null });
    },
  };
}
