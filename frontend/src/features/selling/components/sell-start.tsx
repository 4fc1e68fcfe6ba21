import { useLingui } from '@lingui/react/macro';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Banner } from '@/shared/ui/banner';
import { Stepper } from '@/shared/ui/stepper';
import { useStepWords } from '../hooks/use-step-words';
import { STEPS } from '../sell-steps';
import type { GameRef } from '../shapes';
import { DraftList } from './draft-list';
import { GameChoice } from './game-choice';

/** The beginning: a draft to go on with, or the game of a new one. */
export function SellStart({
  games,
  isBusy,
  error,
  onChoose,
}: {
  games: readonly GameRef[];
  isBusy: boolean;
  error: unknown;
  onChoose: (slug: string) => void;
}) {
  const { t } = useLingui();
  const { stepName } = useStepWords();
  return (
    <div className="grid grid-cols-1 gap-6">
      <Stepper
        steps={STEPS.map((step) => ({ key: step, label: stepName(step), state: 'todo' }))}
        current={0}
      />
      <DraftList />
      {Boolean(error) && (
        <Banner tone="danger" title={t`The draft could not be begun`}>
          {problemWords(toProblem(error))}
        </Banner>
      )}
      <fieldset disabled={isBusy} aria-busy={isBusy} className="min-w-0">
        <legend className="sr-only">{t`Game`}</legend>
        <GameChoice games={games} value="" onChoose={onChoose} />
      </fieldset>
    </div>
  );
}
