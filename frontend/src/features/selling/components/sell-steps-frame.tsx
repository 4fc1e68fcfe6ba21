import { useLingui } from '@lingui/react/macro';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { Stepper, type StepperStep } from '@/shared/ui/stepper';
import type { SellForm } from '../hooks/use-sell-form';
import { useFocusOnStep } from '../hooks/use-step';
import { useStepWords } from '../hooks/use-step-words';
import { type SellStep, STEPS, stepBeside } from '../sell-steps';

export interface SellStepsFrameProps {
  sell: SellForm;
  step: SellStep;
  onStep: (step: SellStep) => void;
  /** Go on: the frame has found nothing wrong in this step. Undefined where the last button does something else. */
  onNext: () => void;
  /** Whether the step's main button works now. */
  isBusy: boolean;
  /** What is wrong with the whole. */
  problem: string | undefined;
  /** Above everything: trouble with the draft. */
  notice?: ReactNode;
  /** Beside the buttons: how it is saved. */
  note?: ReactNode;
  /** In place of "next" on the last step, and beside it on the others. */
  action: ReactNode;
  /** The card as buyers see it; not on the last step, which shows the page. */
  card: ReactNode;
  children: ReactNode;
}

/** The steps above, one of them, the way back and forth below, the card beside it. */
export function SellStepsFrame(props: SellStepsFrameProps) {
  const { t } = useLingui();
  const { sell, step, onStep } = props;
  const { stepName } = useStepWords();
  const place = useFocusOnStep(step);
  const back = stepBeside(step, -1);
  const isLast = step === 'preview';

  const go = (to: SellStep) => {
    sell.see(step);
    onStep(to);
  };
  const next = () => {
    sell.see(step);
    if (sell.mistakesOf(step).every(({ field }) => field === 'credentials')) props.onNext();
    else focusFirstMistake(place.current);
  };
  return (
    <div className="grid grid-cols-1 gap-6">
      {props.notice}
      <Stepper
        steps={STEPS.map((key) => stepperStep(key, stepName(key), sell, isLast))}
        current={STEPS.indexOf(step)}
        onStep={(key) => go(key as SellStep)}
      />
      <div
        className={
          isLast
            ? 'grid grid-cols-1 gap-6'
            : 'grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]'
        }
      >
        <form
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            if (!props.isBusy && !isLast) next();
          }}
          className="min-w-0"
        >
          <div ref={place} tabIndex={-1} className="outline-none">
            <fieldset disabled={props.isBusy} className="grid min-w-0 grid-cols-1 gap-6">
              <legend className="sr-only">{stepName(step)}</legend>
              {props.children}
            </fieldset>
          </div>
          <div className="mt-6 grid gap-4 empty:hidden">
            <FormProblem message={props.problem} />
          </div>
          <footer className="above-tab-bar surface sticky z-10 mt-6 flex flex-wrap items-center gap-2 bg-overlay p-3 shadow-float md:bottom-4">
            {back && (
              <Button
                size="lg"
                variant="ghost"
                icon={<ArrowLeft className="size-4" aria-hidden="true" />}
                onClick={() => go(back)}
                className="max-sm:gap-0 max-sm:px-3"
              >
                <span className="max-sm:sr-only">{t`Back`}</span>
              </Button>
            )}
            <span className="min-w-0 flex-1 max-sm:order-first max-sm:basis-full max-sm:empty:hidden">
              {props.note}
            </span>
            {props.action}
            {!isLast && (
              <Button
                type="submit"
                size="lg"
                variant="primary"
                isLoading={props.isBusy}
                className="max-sm:flex-1"
              >
                {t`Next`}
                <ArrowRight className="size-4" aria-hidden="true" />
              </Button>
            )}
          </footer>
        </form>
        {!isLast && props.card}
      </div>
    </div>
  );
}

function stepperStep(key: SellStep, label: string, sell: SellForm, isChecking: boolean): StepperStep {
  const isWrong = sell.mistakesOf(key).length > 0;
  const wasSeen = sell.wasSeen(key) || isChecking;
  return { key, label, state: !wasSeen || key === 'preview' ? 'todo' : isWrong ? 'wrong' : 'done' };
}

/** After React has drawn the words: the first wrong field takes the focus. */
function focusFirstMistake(place: HTMLElement | null): void {
  setTimeout(() => place?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
