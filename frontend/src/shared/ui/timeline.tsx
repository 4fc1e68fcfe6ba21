import { useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface TimelineStep {
  key: string;
  title: ReactNode;
  /** When it happened or will happen. */
  time?: ReactNode;
  description?: ReactNode;
  state: 'done' | 'current' | 'upcoming' | 'failed';
}

const MARKS = {
  done: 'border-transparent bg-success-strong text-white',
  current: 'border-accent-strong bg-accent-soft text-accent',
  upcoming: 'border-line bg-canvas text-muted',
  failed: 'border-transparent bg-danger-strong text-white',
} as const;

/** What happened, what happens now, what comes next, from above. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  const { t } = useLingui();
  const words = { done: t`Done`, current: t`Now`, upcoming: t`Next`, failed: t`Stopped` };
  return (
    <ol aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className="relative flex gap-3 pb-6 last:pb-0"
        >
          {index < steps.length - 1 && (
            <span
              aria-hidden="true"
              className={cn(
                'absolute top-7 bottom-1 left-3 w-0.5 -translate-x-1/2 rounded-full',
                step.state === 'done' ? 'bg-success-strong' : 'bg-line-muted',
              )}
            />
          )}
          <span
            className={cn('grid size-6 shrink-0 place-items-center rounded-full border-2', MARKS[step.state])}
          >
            {step.state === 'done' && <Check className="size-3.5" strokeWidth={3} aria-hidden="true" />}
            {step.state === 'failed' && <X className="size-3.5" strokeWidth={3} aria-hidden="true" />}
            {step.state === 'current' && <span className="size-2 rounded-full bg-accent-strong" />}
          </span>
          <div className="min-w-0 flex-1 pt-0.5">
            <p className={cn(step.state === 'upcoming' ? 'text-muted' : 'font-semibold')}>
              <span className="sr-only">{words[step.state]}: </span>
              {step.title}
            </p>
            {step.time && <p className="text-muted text-xs">{step.time}</p>}
            {step.description && <div className="mt-1 text-muted">{step.description}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
