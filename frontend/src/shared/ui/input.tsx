import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { CONTROL_LOOK, CONTROL_SIZES, type ControlSize } from './control-look';

export interface InputProps extends Omit<ComponentProps<'input'>, 'size'> {
  size?: ControlSize;
  /** Drawn inside at the left, 16 px. */
  icon?: ReactNode;
  /** Words or a button inside at the right: the currency, "show". */
  suffix?: ReactNode;
}

export function Input({ size = 'lg', icon, suffix, className, ...rest }: InputProps) {
  const input = (
    <input
      {...rest}
      className={cn(
        CONTROL_LOOK,
        CONTROL_SIZES[size],
        icon ? 'pl-9' : 'pl-3',
        suffix ? 'pr-16' : 'pr-3',
        className,
      )}
    />
  );
  if (!icon && !suffix) return input;
  return (
    <span className="relative flex w-full items-center">
      {icon && <span className="pointer-events-none absolute left-3 text-muted">{icon}</span>}
      {input}
      {suffix && <span className="absolute right-1.5 flex items-center px-1.5 text-muted">{suffix}</span>}
    </span>
  );
}
