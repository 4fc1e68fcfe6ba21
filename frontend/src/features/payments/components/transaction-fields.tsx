import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { cn } from '@/shared/lib/cn';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { useSettledText } from '@/shared/lib/use-settled-text';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { MoneyInput } from '@/shared/ui/money-input';
import { Select } from '@/shared/ui/select';
import type { FilterState } from '../hooks/use-transaction-filters';
import { useTransactionWords } from '../hooks/use-transaction-words';
import { FILTER_KINDS, FILTER_STATUSES } from '../transaction-filters';

const ALL = 'all';

/** Kind, status, days and sums of the movements to show. */
export function TransactionFields({ filters, change, className }: FilterState & { className?: string }) {
  const { t } = useLingui();
  const { kindName, statusOf } = useTransactionWords();
  return (
    <div className={cn('grid grid-cols-2 items-end gap-3', className)}>
      <Field label={t`Kind`} className="max-md:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={filters.kind ?? ALL}
            onChange={({ target }) => change('kind', target.value === ALL ? '' : target.value)}
            options={[
              { value: ALL, label: t`All kinds` },
              ...FILTER_KINDS.map((kind) => ({ value: kind, label: kindName(kind) })),
            ]}
          />
        )}
      </Field>
      <Field label={t`Status`} className="max-md:col-span-2">
        {(control) => (
          <Select
            {...control}
            value={filters.status ?? ALL}
            onChange={({ target }) => change('status', target.value === ALL ? '' : target.value)}
            options={[
              { value: ALL, label: t`All statuses` },
              ...FILTER_STATUSES.map((status) => ({ value: status, label: statusOf(status) })),
            ]}
          />
        )}
      </Field>
      <DayFilter
        label={t`From day`}
        value={filters.from ?? ''}
        max={filters.to}
        onSettle={(day) => change('from', day)}
      />
      <DayFilter
        label={t`To day`}
        value={filters.to ?? ''}
        min={filters.from}
        onSettle={(day) => change('to', day)}
      />
      <SumFilter
        key={`min-${filters.min_amount}`}
        label={t`Sum from`}
        value={filters.min_amount}
        onCommit={(value) => change('min_amount', value)}
      />
      <SumFilter
        key={`max-${filters.max_amount}`}
        label={t`Sum to`}
        value={filters.max_amount}
        onCommit={(value) => change('max_amount', value)}
      />
    </div>
  );
}

interface DayFilterProps {
  label: string;
  value: string;
  min?: string | undefined;
  max?: string | undefined;
  onSettle: (day: string) => void;
}

/** A day whose figures are typed one by one: it counts once they have stood still. */
function DayFilter({ label, value, min, max, onSettle }: DayFilterProps) {
  const { typed, type, settle } = useSettledText(value, onSettle);
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="date"
          value={typed}
          min={min}
          max={max}
          onChange={({ target }) => type(target.value)}
          onBlur={settle}
        />
      )}
    </Field>
  );
}

/** One end of the range; takes effect when the typing ends: on Enter, or when the field is left. */
function SumFilter({
  label,
  value,
  onCommit,
}: {
  label: string;
  value: number | undefined;
  onCommit: (value: string) => void;
}) {
  const [text, setText] = useState(value === undefined ? '' : formatNumber(value));
  const commit = () => {
    const typed = parseSom(text);
    if ((typed ?? undefined) !== value) onCommit(typed === null ? '' : String(typed));
  };
  return (
    <Field label={label}>
      {(control) => (
        <MoneyInput
          {...control}
          value={text}
          onChange={setText}
          onBlur={commit}
          onKeyDown={({ key }) => key === 'Enter' && commit()}
        />
      )}
    </Field>
  );
}
