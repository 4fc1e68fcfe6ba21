import { useLingui } from '@lingui/react/macro';
import { useEffect, useEffectEvent } from 'react';
import { cn } from '@/shared/lib/cn';
import { splitDuration } from '@/shared/lib/dates';
import { useCountdown } from '@/shared/lib/use-countdown';

const pad = (value: number) => String(value).padStart(2, '0');

/** The time that is left, `23:59:07`, days before it when there are any; calls `onOver` when it has passed. */
export function Countdown({
  until,
  label,
  onOver,
  className,
}: {
  until: string;
  /** What ends then; read out with the time. */
  label: string;
  onOver?: () => void;
  className?: string;
}) {
  const { t } = useLingui();
  const left = useCountdown(until) ?? 0;
  const { days, hours, minutes, seconds } = splitDuration(left);
  const isOver = left === 0;
  const over = useEffectEvent(() => onOver?.());
  useEffect(() => {
    if (isOver) over();
  }, [isOver]);

  return (
    <span role="timer" aria-label={label} data-over={isOver || undefined} className={cn('tnum', className)}>
      {days > 0 && `${t`${days} d`} `}
      {pad(hours)}:{pad(minutes)}:{pad(seconds)}
    </span>
  );
}
