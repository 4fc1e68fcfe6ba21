import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

const SIZES = { md: 'text-base font-bold', lg: 'text-2xl font-bold tracking-tight' } as const;

/** One figure and what it counts; put several into a `<dl>`. */
export function Stat({
  label,
  value,
  note,
  size = 'md',
  className,
}: {
  label: ReactNode;
  value: ReactNode;
  /** A line below. */
  note?: ReactNode;
  size?: keyof typeof SIZES;
  className?: string;
}) {
  return (
    <div className={cn('flex min-w-0 flex-col', className)}>
      <dt className="text-muted text-xs">{label}</dt>
      <dd className={cn('-order-1 tnum', SIZES[size])}>{value}</dd>
      {note && <dd className="mt-0.5 text-balance text-muted text-xs">{note}</dd>}
    </div>
  );
}
