import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { Link, type LinkProps } from '@/shared/router/router';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'premium';
/** Heights 28, 32 and 40 px. */
export type ButtonSize = 'sm' | 'md' | 'lg';

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    'border-white/10 bg-primary text-white shadow-rest hover:bg-primary-hover active:bg-primary-active',
  secondary:
    'border-control-line bg-control text-fg shadow-rest hover:bg-control-hover active:bg-control-active',
  ghost: 'border-transparent text-muted hover:bg-neutral hover:text-fg',
  danger:
    'border-control-line bg-control text-danger-control hover:border-transparent hover:bg-danger-strong hover:text-white active:bg-danger-strong',
  premium: 'border-white/10 bg-done-strong text-white shadow-rest hover:brightness-110 active:brightness-95',
};

const SIZES: Record<ButtonSize, string> = {
  sm: 'h-7 gap-1.5 px-2.5 text-xs',
  md: 'h-8 gap-2 px-3 text-sm',
  lg: 'h-10 gap-2 px-5 text-sm',
};

const BASE =
  'touch-target inline-flex shrink-0 select-none items-center justify-center rounded-md border font-semibold whitespace-nowrap transition-[background-color,border-color,color,filter] duration-150 disabled:pointer-events-none disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:not-data-loading:opacity-50 data-loading:opacity-80';

interface Look {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  /** Takes the whole width of its place. */
  isWide?: boolean | undefined;
  /** Drawn before the words, 16 px. */
  icon?: ReactNode;
}

export interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Shows a spinner, keeps the width, refuses presses. */
  isLoading?: boolean | undefined;
  /** Why it cannot be pressed: disables the button but leaves it in the tab order, the reason in a tooltip. */
  disabledReason?: string | undefined;
}

function look({ variant = 'secondary', size = 'md', isWide }: Look, className?: string): string {
  return cn(BASE, VARIANTS[variant], SIZES[size], isWide && 'w-full', className);
}

export function Button({
  variant,
  size,
  isWide,
  icon,
  isLoading = false,
  disabledReason,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const isBlocked = isLoading || Boolean(disabledReason);
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={isBlocked || undefined}
      aria-busy={isLoading || undefined}
      data-loading={isLoading || undefined}
      onClick={(event) => (isBlocked ? event.preventDefault() : onClick?.(event))}
      className={look({ variant, size, isWide }, className)}
    >
      {isLoading ? <Spinner /> : icon}
      {children}
    </button>
  );
  return disabledReason ? (
    <Tooltip text={disabledReason} className={isWide ? 'w-full' : undefined}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}

/** A link that looks like a button; it goes somewhere, so it is a link. */
export function ButtonLink({
  variant,
  size,
  isWide,
  icon,
  className,
  children,
  ...rest
}: LinkProps & Look & { className?: string }) {
  return (
    <Link {...rest} className={look({ variant, size, isWide }, className)}>
      {icon}
      {children}
    </Link>
  );
}
