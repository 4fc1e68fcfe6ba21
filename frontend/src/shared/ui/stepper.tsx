import { useLingui } from '@lingui/react/macro';
import { Check } from 'lucide-react';
import { cn } from '@/shared/lib/cn';

/** Where one is in a task of several steps; where there is little room only the current one is named. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  const { t } = useLingui();
  return (
    <ol aria-label={t`Steps`} className="@container flex items-center gap-2">
      {steps.map((step, index) => {
        const isDone = index < current;
        const isCurrent = index === current;
        return (
          <li
            key={step}
            aria-current={isCurrent ? 'step' : undefined}
            className={cn(
              'flex min-w-0 items-center gap-2 not-last:flex-1',
              // The only one with words gets the room for them.
              isCurrent && '@max-md:flex-auto! @max-md:shrink-0',
            )}
          >
            <span
              className={cn(
                'grid size-6 shrink-0 place-items-center rounded-full border font-semibold text-xs tnum',
                isDone && 'border-transparent bg-success-strong text-white',
                isCurrent && 'border-accent-strong bg-accent-strong text-white',
                !isDone && !isCurrent && 'border-line text-muted',
              )}
            >
              {isDone ? <Check className="size-3.5" strokeWidth={3} aria-hidden="true" /> : index + 1}
            </span>
            <span className={cn('truncate', isCurrent ? 'font-semibold' : 'text-muted @max-md:sr-only')}>
              {step}
            </span>
            {index < steps.length - 1 && <span aria-hidden="true" className="h-px min-w-3 flex-1 bg-line" />}
          </li>
        );
      })}
    </ol>
  );
}
