import { type ReactNode, useId } from 'react';
import { cn } from '@/shared/lib/cn';

export interface RadioOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
  /** Before the words: a mark. */
  lead?: ReactNode;
  /** At the right end: a logo, a fee. */
  aside?: ReactNode;
  /** Why it cannot be chosen. */
  disabledReason?: string;
}

export interface RadioGroupProps<Value extends string> {
  label: ReactNode;
  /** For the eye only the options; the label stays for screen readers. */
  isLabelHidden?: boolean;
  options: readonly RadioOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: string | undefined;
  className?: string;
}

/** One of a few, all in sight, each a card to press. */
export function RadioGroup<Value extends string>({
  label,
  isLabelHidden,
  options,
  value,
  onChange,
  error,
  className,
}: RadioGroupProps<Value>) {
  const name = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${name}-error` : undefined}>
      <legend className={isLabelHidden ? 'sr-only' : 'mb-2 font-semibold'}>{label}</legend>
      <div className={cn('grid gap-2', className)}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-11 cursor-pointer items-center gap-3 rounded-md border border-control-line bg-canvas px-3 py-2 transition-colors hover:border-line-strong has-checked:border-accent-strong has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-disabled:border-line-muted has-disabled:border-dashed has-disabled:bg-transparent has-disabled:text-muted has-focus-visible:outline-2 has-focus-visible:outline-focus dark:bg-inset"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              disabled={Boolean(option.disabledReason)}
              onChange={() => onChange(option.value)}
              className="size-4 shrink-0 appearance-none rounded-full border border-control-line-strong transition-[border-width,border-color] checked:border-5 checked:border-accent-strong focus-visible:outline-none"
            />
            {option.lead}
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{option.label}</span>
              {(option.disabledReason || option.hint) && (
                <span className="block text-muted text-xs">{option.disabledReason || option.hint}</span>
              )}
            </span>
            {option.aside}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-danger text-xs" aria-live="polite">
          {error}
        </p>
      )}
    </fieldset>
  );
}
