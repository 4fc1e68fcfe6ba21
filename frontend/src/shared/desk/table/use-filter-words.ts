import { useLingui } from '@lingui/react/macro';
import { useLocale } from '@/shared/i18n/locale';
import { formatDate } from '@/shared/lib/dates';
import { formatNumber } from '@/shared/lib/money';
import type { DaySpan, Filters, SumSpan } from '../table-spec';
import type { TableState } from '../use-table-state';
import type { FilterField } from './table-types';

export interface ActiveFilter {
  name: string;
  words: string;
}

/** The filters that are on, in words; those that are always in sight are left out. */
export function useActiveFilters<F extends Filters>(
  table: TableState<F>,
  fields: readonly FilterField[],
): ActiveFilter[] {
  const { t } = useLingui();
  const locale = useLocale();
  const span = (from: string, to: string) => {
    if (from && to) return from === to ? from : `${from} – ${to}`;
    return from ? t`from ${from}` : t`up to ${to}`;
  };
  const day = (iso: string) => (iso ? formatDate(iso, locale) : '');
  const sum = (amount: number | null) => (amount === null ? '' : formatNumber(amount));
  const wordsOf = ({ name, options = [] }: FilterField, value: unknown): string => {
    const nameOf = (code: unknown) => options.find((each) => each.value === code)?.label ?? String(code);
    switch (table.spec.filters[name]?.kind) {
      case 'days':
        return span(day((value as DaySpan).from), day((value as DaySpan).to));
      case 'sums':
        return span(sum((value as SumSpan).least), sum((value as SumSpan).most));
      case 'choices':
        return (value as readonly string[]).map(nameOf).join(', ');
      case 'flag':
        return options.length > 0 ? nameOf(String(value)) : value ? t`yes` : t`no`;
      default:
        return nameOf(value);
    }
  };
  return fields.flatMap((field) => {
    const value = table.filters[field.name];
    const filter = table.spec.filters[field.name];
    const isOn = value !== undefined && value !== filter?.initial;
    if (!isOn || field.pinned || field.name === 'search') return [];
    return [{ name: field.name, words: `${field.label}: ${wordsOf(field, value)}` }];
  });
}
