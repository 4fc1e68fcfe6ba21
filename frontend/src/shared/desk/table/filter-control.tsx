import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import type { RefObject } from 'react';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { useSettledText } from '@/shared/lib/use-settled-text';
import { Checkbox } from '@/shared/ui/checkbox';
import type { FieldControl } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { MoneyInput } from '@/shared/ui/money-input';
import { Select } from '@/shared/ui/select';
import { DayRange } from '../day-range';
import type { DaySpan, Filter, SumSpan } from '../table-spec';
import type { FilterField } from './table-types';

export interface FilterControlProps {
  field: FilterField;
  filter: Filter<unknown>;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What it says while nothing is chosen; where no heading stands beside it, the name of the filter. */
  anyLabel?: string;
}

/** The control of one filter, by what it is of; the same at a heading and among all filters. */
export function FilterControl({ field, filter, value, onChange, anyLabel }: FilterControlProps) {
  const { t } = useLingui();
  const { label, options = [] } = field;
  const any = { value: '', label: anyLabel ?? t`Any` };
  switch (filter.kind) {
    case 'text':
      return <TextControl label={label} value={value as string | undefined} onChange={onChange} />;
    case 'days':
      return <DayRange value={value as DaySpan | undefined} onChange={onChange} />;
    case 'sums':
      return <SumControl value={value as SumSpan | undefined} onChange={onChange} />;
    case 'choices':
      return (
        <ManyControl
          options={options}
          value={(value as readonly string[] | undefined) ?? []}
          onChange={onChange}
        />
      );
    case 'choice':
      return (
        <Select
          size="md"
          aria-label={label}
          value={(value as string | undefined) ?? ''}
          onChange={({ target }) => onChange(target.value || undefined)}
          options={[...(filter.initial === undefined ? [any] : []), ...options]}
        />
      );
    case 'flag':
      return (
        <Select
          size="md"
          aria-label={label}
          value={value === undefined ? '' : String(value)}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value === 'true')}
          options={[
            ...(filter.initial === undefined ? [any] : []),
            ...(options.length > 0
              ? options
              : [
                  { value: 'true', label: t`Yes` },
                  { value: 'false', label: t`No` },
                ]),
          ]}
        />
      );
  }
}

export interface TextControlProps extends Partial<FieldControl> {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
}

/** Words to search for: they count once they have stood still for a moment, or at Enter. */
export function TextControl({ label, value = '', onChange, inputRef }: TextControlProps) {
  const { typed, type, settle } = useSettledText(value, (text) => onChange(text.trim() || undefined));
  return (
    <Input
      ref={inputRef}
      type="search"
      size="md"
      aria-label={label}
      placeholder={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={100}
      icon={<Search className="size-4" aria-hidden="true" />}
      value={typed}
      onChange={({ target }) => type(target.value)}
      onBlur={settle}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) settle();
      }}
    />
  );
}

function ManyControl({
  options,
  value,
  onChange,
}: {
  options: NonNullable<FilterField['options']>;
  value: readonly string[];
  onChange: (value: readonly string[] | undefined) => void;
}) {
  return (
    <div className="grid">
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          checked={value.includes(option.value)}
          onChange={({ target }) => {
            const next = target.checked
              ? [...value, option.value]
              : value.filter((each) => each !== option.value);
            onChange(next.length > 0 ? next : undefined);
          }}
        />
      ))}
    </div>
  );
}

function SumControl({
  value,
  onChange,
}: {
  value: SumSpan | undefined;
  onChange: (value: SumSpan | undefined) => void;
}) {
  const { t } = useLingui();
  const { least = null, most = null } = value ?? {};
  const change = (next: SumSpan) => onChange(next.least === null && next.most === null ? undefined : next);
  return (
    <div className="grid grid-cols-2 gap-2">
      <SumField label={t`From`} value={least} onChange={(sum) => change({ least: sum, most })} />
      <SumField label={t`To`} value={most} onChange={(sum) => change({ least, most: sum })} />
    </div>
  );
}

function SumField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const shown = value === null ? '' : formatNumber(value);
  const { typed, type, settle } = useSettledText(
    shown,
    (text) => onChange(parseSom(text)),
    (text, counted) => parseSom(text) === parseSom(counted),
  );
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the input inside MoneyInput.
    <label className="grid gap-1 text-muted text-xs">
      {label}
      <MoneyInput size="md" value={typed} onChange={type} onBlur={settle} />
    </label>
  );
}
