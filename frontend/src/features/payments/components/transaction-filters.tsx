import { useLingui } from '@lingui/react/macro';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { useTransactionWords } from '../hooks/use-transaction-words';
import { FILTER_KINDS, type TransactionFilters as Filters } from '../transaction-filters';

const ALL = 'all';

/** Kind and days of the movements to show. */
export function TransactionFilters({
  filters,
  onChange,
  onClear,
}: {
  filters: Filters;
  /** One filter changed; empty: taken off. */
  onChange: (name: keyof Filters, value: string) => void;
  onClear: () => void;
}) {
  const { t } = useLingui();
  const { kindName } = useTransactionWords();
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <search className="grid grid-cols-2 items-end gap-3 md:flex">
      <Field label={t`Kind`} className="max-md:col-span-2 md:w-56">
        {(control) => (
          <Select
            {...control}
            value={filters.kind ?? ALL}
            onChange={({ target }) => onChange('kind', target.value === ALL ? '' : target.value)}
            options={[
              { value: ALL, label: t`All kinds` },
              ...FILTER_KINDS.map((kind) => ({ value: kind, label: kindName(kind) })),
            ]}
          />
        )}
      </Field>
      <Field label={t`From day`} className="md:w-40">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={filters.from ?? ''}
            max={filters.to}
            onChange={({ target }) => onChange('from', target.value)}
          />
        )}
      </Field>
      <Field label={t`To day`} className="md:w-40">
        {(control) => (
          <Input
            {...control}
            type="date"
            value={filters.to ?? ''}
            min={filters.from}
            onChange={({ target }) => onChange('to', target.value)}
          />
        )}
      </Field>
      {isFiltered && (
        <Button variant="ghost" size="lg" onClick={onClear} className="max-md:col-span-2">
          {t`Clear all`}
        </Button>
      )}
    </search>
  );
}
