import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useSettledText } from '@/shared/lib/use-settled-text';
import { Chip } from '@/shared/ui/chip';
import { Input } from '@/shared/ui/input';
import type { DaySpan } from './table-spec';

const DAY_MS = 86_400_000;
const DAYS = [1, 7, 30, 90];

/** A day in Tashkent as `2026-11-26`, so many days back from today. */
export function tashkentDay(daysAgo = 0, now = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tashkent' }).format(now - daysAgo * DAY_MS);
}

/** The last so many days, today included. */
export function lastDays(count: number, now = Date.now()): DaySpan {
  return { from: tashkentDay(count - 1, now), to: tashkentDay(0, now) };
}

export interface DayRangeProps {
  value: DaySpan | undefined;
  onChange: (span: DaySpan | undefined) => void;
  /** The lengths that can be chosen by one press, in days. */
  presets?: readonly number[];
}

/** From one day to another, in Tashkent, both included. */
export function DayRange({ value, onChange, presets = DAYS }: DayRangeProps) {
  const { t } = useLingui();
  const { from, to } = value ?? { from: '', to: '' };
  const change = (span: DaySpan) => onChange(span.from || span.to ? span : undefined);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {presets.map((count) => {
          const span = lastDays(count);
          return (
            <Chip
              key={count}
              isOn={from === span.from && to === span.to}
              onClick={() => onChange(from === span.from && to === span.to ? undefined : span)}
            >
              {count === 1 ? t`Today` : t`${count} days`}
            </Chip>
          );
        })}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <Day label={t`From`} value={from} max={to} onSettle={(day) => change({ from: day, to })} />
        <Day label={t`To`} value={to} min={from} onSettle={(day) => change({ from, to: day })} />
      </div>
    </div>
  );
}

interface DayProps {
  label: string;
  value: string;
  min?: string;
  max?: string;
  onSettle: (day: string) => void;
}

/** A day whose figures are typed one by one: it counts once they have stood still. */
function Day({ label, value, min, max, onSettle }: DayProps) {
  const id = useId();
  const { typed, type, settle } = useSettledText(value, onSettle);
  return (
    <label htmlFor={id} className="grid gap-1 text-muted text-xs">
      {label}
      <Input
        id={id}
        type="date"
        size="md"
        value={typed}
        min={min || undefined}
        max={max || undefined}
        onChange={({ target }) => type(target.value)}
        onBlur={settle}
      />
    </label>
  );
}
