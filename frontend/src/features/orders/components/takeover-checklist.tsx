import { useLingui } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { loginFamilyOf } from '@/shared/lib/login-methods';
import { Checkbox } from '@/shared/ui/checkbox';
import { Progress } from '@/shared/ui/progress';
import { useTakeoverWords } from '../hooks/use-takeover-words';
import { readTicks, takeoverStepsOf, writeTicks } from '../takeover';

/** What to change, in which order, to be ticked off; the ticks stay on this device. */
export function TakeoverChecklist({
  orderId,
  loginMethod,
  canConfirm,
}: {
  orderId: string;
  loginMethod: string;
  /** The order waits for the buyer's word: giving it is the last step. */
  canConfirm: boolean;
}) {
  const { t } = useLingui();
  const family = loginFamilyOf(loginMethod);
  const wordsOf = useTakeoverWords(family);
  const [ticks, setTicks] = useState(() => readTicks(orderId));
  const steps = takeoverStepsOf(family).filter((step) => step !== 'confirm' || canConfirm);
  const done = steps.filter((step) => ticks.includes(step)).length;
  const count = steps.length;

  const tick = (step: (typeof steps)[number], isDone: boolean) => {
    const next = isDone ? [...ticks, step] : ticks.filter((other) => other !== step);
    setTicks(next);
    writeTicks(orderId, next);
  };

  return (
    <section
      aria-label={t`Make it yours, in this order`}
      className="rounded-md border border-success-line bg-success-soft p-4"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
        <ShieldCheck className="size-4 text-success" aria-hidden="true" />
        <span className="min-w-0 flex-1">{t`Make it yours, in this order`}</span>
        <span className="font-normal text-muted text-xs tnum" aria-live="polite">
          {t`${done} of ${count}`}
        </span>
      </p>
      <Progress label={t`Steps done`} value={done / count} tone="success" className="mt-2 h-1" />
      <ol className="mt-2 grid gap-0.5">
        {steps.map((step) => {
          const [words, why] = wordsOf(step);
          const isDone = ticks.includes(step);
          return (
            <li key={step}>
              <Checkbox
                checked={isDone}
                onChange={(event) => tick(step, event.target.checked)}
                label={<span className={isDone ? 'text-muted line-through' : undefined}>{words}</span>}
                hint={why}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
