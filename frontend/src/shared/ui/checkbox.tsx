import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
  /** Under the label, smaller. */
  hint?: ReactNode;
  /** At the right end: a count. */
  aside?: ReactNode;
}

export function Checkbox({ label, hint, aside, className, ...rest }: CheckboxProps) {
  return (
    <label
      className={cn(
        'flex min-h-8 cursor-pointer items-start gap-2.5 rounded-md py-1.5 has-disabled:cursor-not-allowed has-disabled:opacity-50 pointer-coarse:min-h-11 pointer-coarse:items-center',
        className,
      )}
    >
      <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer size-4 cursor-[inherit] appearance-none rounded border border-control-line-strong bg-canvas transition-colors checked:border-accent-strong checked:bg-accent-strong aria-invalid:border-danger dark:bg-inset dark:checked:bg-accent-strong"
        />
        <svg
          viewBox="0 0 16 16"
          className="pointer-events-none absolute size-4 scale-75 text-white opacity-0 transition peer-checked:scale-100 peer-checked:opacity-100"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          <path d="m4 8.2 2.6 2.6L12 5.4" />
        </svg>
      </span>
      <span className="min-w-0 flex-1">
        <span className="block">{label}</span>
        {hint && <span className="block text-muted text-xs">{hint}</span>}
      </span>
      {aside !== undefined && <span className="text-muted text-xs leading-5 tnum">{aside}</span>}
    </label>
  );
}
