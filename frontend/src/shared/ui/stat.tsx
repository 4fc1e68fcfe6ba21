import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const SIZES = { md: 'text-base font-bold', lg: 'text-2xl font-bold tracking-tight' } as const;

/** One figure and what it counts; put several into a `<dl>`. */
export function Stat({
  label,
  value,
  size = 'md',
  className,
}: {
  label: ReactNode;
  value: ReactNode;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  return (
    <div className={cn('flex min-w-0 flex-col-reverse', className)}>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className={cn('tnum', SIZES[size])}>{value}</dd>
    </div>
  );
}
