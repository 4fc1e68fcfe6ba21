import { useLingui } from '@lingui/react/macro';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';

export interface StepperStep {
  key: string;
  label: string;
  state: 'done' | 'wrong' | 'todo';
  /** Why it cannot be opened yet. */
  disabledReason?: string | undefined;
}

export interface StepperProps {
  /** Names alone: those before the current one are done. */
  steps: readonly (string | StepperStep)[];
  current: number;
  /** Steps can be pressed. */
  onStep?: (key: string) => void;
}

/** More steps than these need more room for their names. */
const SHORT_MAX = 4;

/** Where one is in a task of several steps; where there is little room only the current one is named. */
export function Stepper({ steps, current, onStep }: StepperProps) {
  const { t } = useLingui();
  const isLong = steps.length > SHORT_MAX;
  const words = { done: t`Done`, wrong: t`Needs another look`, todo: '' };
  return (
    <ol aria-label={t`Steps`} className="@container flex items-center gap-2">
      {steps.map((given, index) => {
        const isCurrent = index === current;
        const step = typeof given === 'string' ? stepOf(given, index < current) : given;
        const word = words[step.state];
        const content = (
          <>
            <Mark step={step} number={index + 1} isCurrent={isCurrent} />
            <span
              className={cn(
                'truncate',
                isCurrent ? 'font-semibold' : ['text-muted', isLong ? '@max-3xl:sr-only' : '@max-md:sr-only'],
              )}
            >
              {step.label}
              {word && <span className="sr-only">: {word}</span>}
            </span>
          </>
        );
        return (
          <li
            key={step.key}
            aria-current={isCurrent ? 'step' : undefined}
            data-state={step.state}
            className={cn(
              'flex min-w-0 items-center gap-2 not-last:flex-1',
              // The only one with words gets the room for them.
              isCurrent &&
                (isLong ? '@max-3xl:flex-auto! @max-3xl:shrink-0' : '@max-md:flex-auto! @max-md:shrink-0'),
            )}
          >
            {onStep ? (
              <StepButton step={step} onPress={() => onStep(step.key)}>
                {content}
              </StepButton>
            ) : (
              content
            )}
            {index < steps.length - 1 && (
              <span aria-hidden="true" className="h-px min-w-1 flex-1 bg-line sm:min-w-3" />
            )}
          </li>
        );
      })}
    </ol>
  );
}

function stepOf(label: string, isDone: boolean): StepperStep {
  return { key: label, label, state: isDone ? 'done' : 'todo' };
}

function StepButton({
  step,
  onPress,
  children,
}: {
  step: StepperStep;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      title={step.disabledReason ?? step.label}
      aria-disabled={step.disabledReason ? true : undefined}
      onClick={() => !step.disabledReason && onPress()}
      className="touch-target flex min-w-0 items-center gap-2 rounded-full hover:text-fg aria-disabled:cursor-not-allowed"
    >
      {children}
    </button>
  );
}

function Mark({ step, number, isCurrent }: { step: StepperStep; number: number; isCurrent: boolean }) {
  const { state } = step;
  const isTodo = state === 'todo' && !isCurrent;
  return (
    <span
      className={cn(
        'grid size-6 shrink-0 place-items-center rounded-full border font-semibold text-xs tnum',
        isCurrent && 'border-accent-strong bg-accent-strong text-white',
        !isCurrent && state === 'done' && 'border-transparent bg-success-strong text-white',
        !isCurrent && state === 'wrong' && 'border-danger bg-danger-soft text-danger',
        isTodo && 'border-line text-muted',
      )}
    >
      {isCurrent || isTodo ? (
        number
      ) : state === 'done' ? (
        <Check className="size-3.5" strokeWidth={3} aria-hidden="true" />
      ) : (
        <X className="size-3.5" strokeWidth={3} aria-hidden="true" />
      )}
    </span>
  );
}
