import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { Spinner } from './spinner';

const VARIANTS = {
  ghost: 'border-transparent text-muted hover:bg-neutral hover:text-fg aria-pressed:text-fg',
  secondary: 'border-control-line bg-control text-fg hover:bg-control-hover active:bg-control-active',
  /** On top of pictures, in both themes. */
  glass: 'border-white/15 bg-black/55 text-white backdrop-blur-md hover:bg-black/70',
} as const;

const SIZES = { sm: 'size-7', md: 'size-8', lg: 'size-10' } as const;

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Its name: there are no words in it. */
  label: string;
  icon: ReactNode;
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  isRound?: boolean;
  isLoading?: boolean;
}

export function IconButton({
  label,
  icon,
  variant = 'ghost',
  size = 'md',
  isRound = false,
  isLoading = false,
  className,
  type = 'button',
  disabled,
  ...rest
}: IconButtonProps) {
  return (
    <button
      title={label}
      {...rest}
      type={type}
      aria-label={label}
      aria-busy={isLoading || undefined}
      disabled={disabled || isLoading}
      className={cn(
        'touch-target inline-grid shrink-0 place-items-center border transition-colors duration-150 disabled:opacity-50',
        isRound ? 'rounded-full' : 'rounded-md',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
    >
      {isLoading ? <Spinner /> : icon}
    </button>
  );
}
