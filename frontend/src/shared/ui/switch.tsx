import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'role'> {
  label: ReactNode;
  hint?: ReactNode;
}

/** On or off, at once; for what is sent with a form take a checkbox. */
export function Switch({ label, hint, className, ...rest }: SwitchProps) {
  return (
    <label
      className={cn(
        'flex min-h-8 cursor-pointer items-center justify-between gap-4 has-disabled:cursor-not-allowed has-disabled:opacity-50 pointer-coarse:min-h-11',
        className,
      )}
    >
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint && <span className="block text-muted text-xs">{hint}</span>}
      </span>
      <input
        {...rest}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox tells its state by itself.
        role="switch"
        className="relative h-5 w-9 shrink-0 cursor-[inherit] appearance-none rounded-full border border-control-line-strong bg-neutral transition-colors after:absolute after:top-px after:left-px after:size-4 after:rounded-full after:bg-white after:shadow-raised after:transition-transform after:ease-calm checked:border-accent-strong checked:bg-accent-strong checked:after:translate-x-4"
      />
    </label>
  );
}
