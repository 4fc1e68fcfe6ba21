import { useSearchParams } from '@/shared/router/router';
import {
  type FilterName,
  readFilters,
  type TransactionFilters,
  withFilter,
  withoutFilters,
} from '../transaction-filters';

export interface FilterState {
  filters: TransactionFilters;
  /** One filter changed; empty: taken off. */
  change: (name: FilterName, value: string) => void;
  clear: () => void;
  isFiltered: boolean;
}

/** The filters of the transactions, which live in the address. */
export function useTransactionFilters(): FilterState {
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  return {
    filters,
    change: (name, value) => setParams((known) => withFilter(known, name, value), { replace: true }),
    clear: () => setParams(withoutFilters, { replace: true }),
    isFiltered: Object.keys(filters).length > 0,
  };
}
