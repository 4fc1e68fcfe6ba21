import { Timer } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { useCountdown } from '@/shared/lib/use-countdown';
import { Countdown } from './countdown';

const LOOKS = {
  accent: ['border-line bg-inset', 'text-accent'],
  success: ['border-success-line bg-success-soft', 'text-success'],
  attention: ['border-attention-line bg-attention-soft', 'text-attention'],
} as const;

export interface CountdownBoxProps {
  /** The end by this device's own clock: see `onThisClock`. */
  until: string;
  /** What ends then, before the figures: "Time left to pay". */
  label: string;
  /** In place of the label once the time is over. */
  overLabel: string;
  /** What happens at the end, below. */
  children?: ReactNode;
  onOver?: () => void;
  tone?: keyof typeof LOOKS;
  className?: string;
}

/** A running clock in a box: what it counts, the time left, and what happens when it has run out. */
export function CountdownBox({
  until,
  label,
  overLabel,
  children,
  onOver,
  tone = 'accent',
  className,
}: CountdownBoxProps) {
  const [box, icon] = LOOKS[tone];
  const isOver = useCountdown(until) === 0;
  const words = isOver ? overLabel : label;
  return (
    <div className={cn('rounded-md border px-4 py-3', box, className)}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Timer className={cn('size-5 shrink-0', icon)} aria-hidden="true" />
        <span className="min-w-0 flex-1 basis-36 text-muted" aria-live="polite">
          {words}
        </span>
        <Countdown
          until={until}
          label={words}
          {...(onOver && { onOver })}
          className="font-bold text-2xl tracking-tight"
        />
      </div>
      {children && <div className="mt-1.5 text-muted text-xs">{children}</div>}
    </div>
  );
}
