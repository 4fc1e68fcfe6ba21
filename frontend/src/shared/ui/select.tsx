import { ChevronDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { CONTROL_LOOK, CONTROL_SIZES, type ControlSize } from './control-look';

export interface SelectOption {
  value: string;
  label: string;
  isDisabled?: boolean;
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'size' | 'children'> {
  options: readonly SelectOption[];
  /** Shown first while nothing is chosen; cannot be chosen back. */
  placeholder?: string;
  size?: ControlSize;
  icon?: ReactNode;
}

/** The system's own select in our look: the best one on phones. */
export function Select({ options, placeholder, size = 'lg', icon, className, ...rest }: SelectProps) {
  return (
    <span className="relative flex items-center">
      {icon && <span className="pointer-events-none absolute left-3 text-muted">{icon}</span>}
      <select
        {...rest}
        className={cn(
          CONTROL_LOOK,
          CONTROL_SIZES[size],
          'cursor-pointer appearance-none truncate pr-8',
          icon ? 'pl-9' : 'pl-3',
          className,
        )}
      >
        {placeholder !== undefined && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute right-2.5 size-4 text-muted" aria-hidden="true" />
    </span>
  );
}
