import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { SellForm } from '../hooks/use-sell-form';
import { useStepWords } from '../hooks/use-step-words';
import { type SellStep, STEPS } from '../sell-steps';

/** All that is wrong, by step, each with the way there; or that nothing is. */
export function MistakeList({ sell, onStep }: { sell: SellForm; onStep: (step: SellStep) => void }) {
  const { t } = useLingui();
  const { stepName, fieldName } = useStepWords();
  /** The fields of which the same is to be said, said once. */
  const fieldsByWords = (step: SellStep) => {
    const said = new Map<string, string[]>();
    for (const { field, words } of sell.mistakesOf(step)) {
      said.set(words, [...(said.get(words) ?? []), fieldName(field, sell.specs)]);
    }
    return said;
  };
  if (sell.mistakes.length === 0) {
    return (
      <p
        role="status"
        className="flex items-center gap-2.5 rounded-md border border-success-line bg-success-soft p-3"
      >
        <CircleCheck className="size-4 shrink-0 text-success" aria-hidden="true" />
        <span className="font-semibold">{t`Everything is filled in. This is what buyers will see.`}</span>
      </p>
    );
  }
  return (
    <section
      role="alert"
      aria-label={t`What is still missing`}
      className="rounded-md border border-danger-line bg-danger-soft p-3"
    >
      <h2 className="flex items-center gap-2.5 font-semibold">
        <CircleAlert className="size-4 shrink-0 text-danger" aria-hidden="true" />
        {t`What is still missing`}
      </h2>
      <ul className="mt-2 grid gap-2">
        {STEPS.filter((step) => sell.mistakesOf(step).length > 0).map((step) => (
          <li key={step} className="flex flex-wrap items-baseline gap-x-2 sm:flex-nowrap">
            <button
              type="button"
              onClick={() => onStep(step)}
              className="touch-target shrink-0 font-semibold text-accent hover:underline sm:w-28 sm:text-left"
            >
              {stepName(step)}
            </button>
            <ul className="min-w-0 basis-full text-muted sm:basis-auto">
              {[...fieldsByWords(step)].map(([words, fields]) => (
                <li key={words}>
                  {fields.join(', ')}: {words}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
