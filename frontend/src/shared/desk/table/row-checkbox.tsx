import { useEffect, useRef } from 'react';

export interface RowCheckboxProps {
  label: string;
  isOn: boolean;
  /** Some of what it stands for are on. */
  isPartly?: boolean;
  onToggle: (isRange: boolean) => void;
}

/** The small box of a row; with Shift all rows from the last one on. */
export function RowCheckbox({ label, isOn, isPartly = false, onToggle }: RowCheckboxProps) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly;
  }, [isPartly]);
  return (
    <label className="grid size-6 cursor-pointer place-items-center pointer-coarse:size-11">
      <input
        ref={box}
        type="checkbox"
        aria-label={label}
        checked={isOn}
        onClick={({ shiftKey }) => onToggle(shiftKey)}
        onChange={() => undefined}
        className="size-4 cursor-[inherit] accent-(--accent-strong)"
      />
    </label>
  );
}
