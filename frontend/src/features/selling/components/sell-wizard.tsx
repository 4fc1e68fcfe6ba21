import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { Button } from '@/shared/ui/button';
import { showToast } from '@/shared/ui/toast';
import { useCreateListing, useSealDraft, useUnsealDraft } from '../drafts-api';
import { useDraftSaver } from '../hooks/use-draft-saver';
import { useSealing } from '../hooks/use-sealing';
import { useSellForm } from '../hooks/use-sell-form';
import { useStep } from '../hooks/use-step';
import { readKept, removeKept } from '../kept-draft';
import { isStep, type SellStep, STEPS, stepBeside } from '../sell-steps';
import { type DraftBody, draftBodyOf, isLoginMethod, valuesOfDraft } from '../sell-values';
import type { Game, GameRef, OwnListing, SellDraft, Seller } from '../shapes';
import type { FactsView } from './buyer-view';
import { DraftTrouble } from './draft-trouble';
import { SaveNote } from './save-note';
import { SellCard } from './sell-card';
import { SellStepView } from './sell-step-view';
import { SellStepsFrame } from './sell-steps-frame';

/** What the pages bring to the steps from other parts of the shop. */
export interface SellSlots {
  /** Every game, the most popular first. */
  games: readonly GameRef[];
  /** The chosen game whole; undefined until it has come. */
  game: Game | undefined;
  seller: Seller;
  /** The commission of the seller's plan; undefined until it is known. */
  rateBps: number | undefined;
  /** Why nothing can be put on sale now. */
  blockedReason?: string | undefined;
  /** The seller's working hours and the switch for being away. */
  hours: ReactNode;
  renderCard: (listing: Schema<'ListingCardOut'>) => ReactNode;
  renderFacts: (facts: FactsView) => ReactNode;
}

export interface SellWizardProps extends SellSlots {
  draft: SellDraft;
  /** Another game was chosen. */
  onGame: (slug: string) => void;
  onPublished: (listing: OwnListing) => void;
  /** The draft is to be read anew. */
  onReload: () => void;
  /** What is typed is to become a new draft. */
  onAnew: (body: DraftBody) => void;
}

/** Offer an account step by step; what is typed is saved by itself and goes on where it was left. */
export function SellWizard(props: SellWizardProps) {
  const { draft, game, onGame } = props;
  const { t } = useLingui();
  const [kept] = useState(() => readKept(draft.id));
  const [isSealed, setSealed] = useState(draft.has_credentials);
  const [problem, setProblem] = useState<string>();
  const [step, goTo] = useStep(startOf(draft));
  const [theirs] = useState(() => valuesOfDraft(draft));
  const sell = useSellForm({
    initial: kept?.values ?? theirs,
    images: kept?.images ?? draft.images,
    game,
    isSealed,
    seen: STEPS.slice(0, STEPS.indexOf(startOf(draft))),
  });
  const { values, specs, pictures } = sell;
  useEffect(() => onGame(values.game), [onGame, values.game]);

  const isKnown = specs.length > 0;
  const body = isKnown ? draftBodyOf(values, specs, pictures.images, step) : null;
  const [saved] = useState(() => savedOf(draft, game));
  const isOlder = kept !== null && kept.version !== draft.version;
  const typed = { body, values, images: pictures.images };
  // Another game takes the login out of the vault: it belongs to the game it was sealed for.
  const { saver, state } = useDraftSaver(draft, saved, isOlder, typed, (answer) =>
    setSealed(answer.has_credentials),
  );

  const sealDraft = useSealDraft();
  const unsealDraft = useUnsealDraft();
  const loginMethod = specs.find(isLoginMethod);
  const adopt = (answer: SellDraft) => {
    saver.adopt(answer.version);
    setSealed(answer.has_credentials);
    sell.form.setValue('delivery', answer.delivery);
  };
  const sealing = useSealing(
    loginMethod && (values.attributes[loginMethod.key] ?? ''),
    async (credentials) => {
      await saver.flush();
      adopt(await sealDraft.mutateAsync({ id: draft.id, credentials }));
    },
  );
  const unseal = async () => {
    await saver.flush();
    unsealDraft.mutate(draft.id, {
      onSuccess: (answer) => {
        adopt(answer);
        showToast({ tone: 'success', title: t`The login is out of the vault.` });
      },
    });
  };

  const publish = useCreateListing();
  const submit = async () => {
    setProblem(undefined);
    sell.see(...STEPS);
    if (sell.mistakes.length > 0) return;
    if (!(await saver.flush())) {
      setProblem(t`The last changes are not saved yet, so nothing was sent. Try again in a moment.`);
      return;
    }
    try {
      const listing = await publish.mutateAsync({ id: draft.id, version: saver.version });
      saver.stop();
      removeKept(draft.id);
      props.onPublished(listing);
    } catch (error) {
      setProblem(sell.refuse(error).words);
    }
  };
  const next = async () => {
    if (step === 'delivery' && values.delivery === 'instant' && !isSealed && !(await sealing.seal())) return;
    const beside = stepBeside(step, 1);
    if (beside) goTo(beside);
  };
  const leave = (then: () => void) => {
    saver.stop();
    removeKept(draft.id);
    then();
  };

  return (
    <SellStepsFrame
      sell={sell}
      step={step}
      onStep={goTo}
      onNext={() => void next()}
      isBusy={publish.isPending || sealing.isSealing}
      problem={problem}
      notice={
        <DraftTrouble
          state={state}
          onMine={() => void saver.keepMine()}
          onTheirs={() => leave(props.onReload)}
          onAnew={() => body && leave(() => props.onAnew(body))}
        />
      }
      note={<SaveNote state={state} onRetry={() => void saver.flush()} />}
      action={
        step === 'preview' && (
          <Button
            variant="primary"
            size="lg"
            className="max-sm:flex-1"
            isLoading={publish.isPending}
            disabledReason={
              props.blockedReason ?? (pictures.isUploading ? t`Wait until the pictures are sent.` : undefined)
            }
            onClick={() => void submit()}
          >
            {t`Submit for review`}
          </Button>
        )
      }
      card={<SellCard sell={sell} {...props} />}
    >
      <SellStepView
        sell={sell}
        step={step}
        onStep={goTo}
        sealing={{ ...sealing, unseal: () => void unseal() }}
        isGameFixed={false}
        {...props}
      />
    </SellStepsFrame>
  );
}

/** Where a draft goes on: where it was left. */
function startOf({ step, game }: SellDraft): SellStep {
  if (game === null) return 'game';
  return isStep(step) ? step : 'attributes';
}

/** What the server has, written as the form would write it, so that opening a draft changes nothing. */
function savedOf(draft: SellDraft, game: Game | undefined): DraftBody {
  return draftBodyOf(valuesOfDraft(draft), game?.attributes ?? [], draft.images, draft.step);
}
