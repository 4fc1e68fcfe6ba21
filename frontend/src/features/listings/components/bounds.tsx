import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useState } from 'react';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { Input } from '@/shared/ui/input';

export interface BoundsValue {
  from: number | undefined;
  to: number | undefined;
}

export interface BoundsProps {
  /** What is bounded: part of the fields' names. */
  label: string;
  value: BoundsValue;
  /** Shown while a field is empty. */
  lowest?: number | null | undefined;
  highest?: number | null | undefined;
  onCommit: (value: BoundsValue) => void;
}

/** "From" and "to" as whole numbers; they count when the field is left or Enter is pressed. */
export function Bounds({ label, value, lowest, highest, onCommit }: BoundsProps) {
  const { t } = useLingui();
  const [draft, setDraft] = useState(() => draftOf(value));
  // What was typed gives way to a value set from elsewhere: a chip, the slider, "back".
  if (draft.of.from !== value.from || draft.of.to !== value.to) setDraft(draftOf(value));

  const commit = () => {
    const [low, high] = [parseSom(draft.from) ?? undefined, parseSom(draft.to) ?? undefined];
    const isSwapped = low !== undefined && high !== undefined && low > high;
    const next = isSwapped ? { from: high, to: low } : { from: low, to: high };
    setDraft({ ...draftOf(next), of: value });
    if (next.from !== value.from || next.to !== value.to) onCommit(next);
  };
  const commitOnEnter = (event: KeyboardEvent) => event.key === 'Enter' && commit();
  const field = { size: 'md', inputMode: 'numeric', autoComplete: 'off', maxLength: 20 } as const;

  return (
    <div className="grid grid-cols-2 gap-2">
      <Input
        {...field}
        aria-label={t`${label}: from`}
        placeholder={lowest == null ? t`From` : formatNumber(lowest)}
        value={draft.from}
        onChange={(event) => setDraft({ ...draft, from: event.target.value })}
        onBlur={commit}
        onKeyDown={commitOnEnter}
        className="tnum pointer-coarse:h-11"
      />
      <Input
        {...field}
        aria-label={t`${label}: to`}
        placeholder={highest == null ? t`To` : formatNumber(highest)}
        value={draft.to}
        onChange={(event) => setDraft({ ...draft, to: event.target.value })}
        onBlur={commit}
        onKeyDown={commitOnEnter}
        className="tnum pointer-coarse:h-11"
      />
    </div>
  );
}

/** The fields' words, and the value they were made of. */
function draftOf(value: BoundsValue) {
  return { of: value, from: shown(value.from), to: shown(value.to) };
}

function shown(value: number | undefined): string {
  return value === undefined ? '' : formatNumber(value);
}
