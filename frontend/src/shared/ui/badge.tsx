import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { SOFT_TONES, type Tone } from './tones';

/** A word about a thing; at most two on a card. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
  className,
}: {
  tone?: Tone;
  /** 12 px. */
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cn(
        'inline-flex max-w-full items-center gap-1 rounded-full border px-2 py-px font-medium text-xs leading-4.5',
        SOFT_TONES[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A number beside a word: how many results, how many unread. */
export function CountBadge({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-full bg-neutral px-2 py-0.5 font-medium text-muted text-xs tnum">
      {children}
    </span>
  );
}
