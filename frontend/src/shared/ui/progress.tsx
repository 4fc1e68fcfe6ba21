import { cn } from '@/shared/lib/cn';

const TONES = {
  accent: 'bg-accent-strong',
  success: 'bg-success-strong',
  attention: 'bg-attention',
  danger: 'bg-danger-strong',
} as const;

export interface ProgressProps {
  label: string;
  /** 0–1; null while it cannot be known. */
  value: number | null;
  tone?: keyof typeof TONES;
  className?: string;
}

export function Progress({ label, value, tone = 'accent', className }: ProgressProps) {
  const percent = value === null ? null : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      className={cn('h-2 overflow-hidden rounded-full bg-neutral', className)}
    >
      <div
        className={cn(
          'h-full rounded-full transition-[width] duration-200',
          TONES[tone],
          percent === null && 'w-1/3 animate-pulse',
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
