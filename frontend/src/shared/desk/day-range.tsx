import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
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
  const id = useId();
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
        <label htmlFor={`${id}-from`} className="grid gap-1 text-muted text-xs">
          {t`From`}
          <Input
            id={`${id}-from`}
            type="date"
            size="md"
            value={from}
            max={to || undefined}
            onChange={({ target }) => change({ from: target.value, to })}
          />
        </label>
        <label htmlFor={`${id}-to`} className="grid gap-1 text-muted text-xs">
          {t`To`}
          <Input
            id={`${id}-to`}
            type="date"
            size="md"
            value={to}
            min={from || undefined}
            onChange={({ target }) => change({ from, to: target.value })}
          />
        </label>
      </div>
    </div>
  );
}
