import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useUnsavedGuard } from '@/shared/lib/use-unsaved-guard';
import { Button } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { UnsavedDialog } from '@/shared/ui/unsaved-dialog';
import { useSealCredentials, useUpdateListing } from '../api';
import { useSealing } from '../hooks/use-sealing';
import { useSellForm } from '../hooks/use-sell-form';
import { useStep } from '../hooks/use-step';
import { STEPS, stepBeside } from '../sell-steps';
import { contentOf, isLoginMethod, needsReview, valuesOfListing } from '../sell-values';
import type { OwnListing } from '../shapes';
import { SellCard } from './sell-card';
import { SellStepView } from './sell-step-view';
import { SellStepsFrame } from './sell-steps-frame';
import type { SellSlots } from './sell-wizard';

export interface EditWizardProps extends SellSlots {
  listing: OwnListing;
  /** Told once it is saved; `isSubmitted` when it is with the moderators now. */
  onSaved: (listing: OwnListing, isSubmitted: boolean) => void;
}

/** Change a listing in the same steps; nothing is saved before the person says so, and they are told what it does. */
export function EditWizard(props: EditWizardProps) {
  const { listing, game } = props;
  const { t } = useLingui();
  const update = useUpdateListing();
  const seal = useSealCredentials();
  const [isSealed, setSealed] = useState(listing.has_credentials ?? false);
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);
  const [step, goTo] = useStep('attributes');
  const [initial] = useState(() => valuesOfListing(listing));
  const sell = useSellForm({ initial, images: listing.images, game, isSealed, seen: STEPS });
  const { values, specs, pictures } = sell;
  const loginMethod = specs.find(isLoginMethod);
  const sealing = useSealing(
    loginMethod && (values.attributes[loginMethod.key] ?? ''),
    async (credentials) => {
      const answer = await seal.mutateAsync({ id: listing.id, credentials });
      setSealed(answer.has_credentials ?? false);
    },
  );

  const content = contentOf(values, specs, pictures.images);
  const [before] = useState(() => JSON.stringify(contentOf(initial, game?.attributes ?? [], listing.images)));
  const isDirty = JSON.stringify(content) !== before;
  const guard = useUnsavedGuard((isDirty || sealing.hasTyped) && !update.isPending);
  const canSubmit = listing.allowed_events.includes('submit');
  const isReviewed =
    (listing.status === 'active' || listing.status === 'paused') && needsReview(listing, content);
  const isChecked = canSubmit || listing.status === 'active' || listing.status === 'pending';

  const save = async (isSubmit: boolean) => {
    setAsking(false);
    setProblem(undefined);
    sell.see(...STEPS);
    const wrong = sell.mistakes.filter(({ field }) => field !== 'credentials' || isSubmit);
    const first = wrong[0];
    if (first && (isSubmit || isChecked)) {
      goTo(first.step === step ? step : 'preview');
      return;
    }
    if (sealing.hasTyped && !(await sealing.seal())) {
      goTo('delivery');
      return;
    }
    try {
      const answer = await update.mutateAsync({
        id: listing.id,
        ...content,
        ...(isSubmit && { event: 'submit' as const }),
      });
      props.onSaved(answer, answer.status === 'pending');
    } catch (error) {
      const { words, first: place } = sell.refuse(error);
      setProblem(words);
      if (place) goTo('preview');
    }
  };
  const press = (isSubmit: boolean) => (isReviewed ? setAsking(true) : void save(isSubmit));
  const waiting = pictures.isUploading
    ? t`Wait until the pictures are sent.`
    : !isDirty && !sealing.hasTyped && !canSubmit
      ? t`Nothing has been changed yet.`
      : undefined;
  const words =
    listing.status === 'active'
      ? t`A moderator looks at the changes first. Until then nobody sees or buys the listing; it goes on sale by itself afterwards.`
      : t`The listing becomes a draft with these changes. Submit it for review afterwards.`;

  return (
    <>
      <SellStepsFrame
        sell={sell}
        step={step}
        onStep={goTo}
        onNext={() => {
          const beside = stepBeside(step, 1);
          if (beside) goTo(beside);
        }}
        isBusy={update.isPending || sealing.isSealing}
        problem={problem}
        note={isDirty && <p className="text-muted text-xs">{t`There are unsaved changes.`}</p>}
        action={
          <>
            <Button
              size="lg"
              variant={canSubmit ? 'secondary' : step === 'preview' ? 'primary' : 'secondary'}
              className="max-sm:flex-1"
              isLoading={update.isPending}
              disabledReason={waiting}
              onClick={() => press(false)}
            >
              {t`Save changes`}
            </Button>
            {canSubmit && step === 'preview' && (
              <Button
                size="lg"
                variant="primary"
                className="max-sm:flex-1"
                isLoading={update.isPending}
                disabledReason={props.blockedReason ?? waiting}
                onClick={() => press(true)}
              >
                {t`Submit for review`}
              </Button>
            )}
          </>
        }
        card={<SellCard sell={sell} {...props} />}
      >
        <SellStepView sell={sell} step={step} onStep={goTo} sealing={sealing} isGameFixed {...props} />
      </SellStepsFrame>
      <Dialog
        size="sm"
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={listing.status === 'active' ? t`Back to the moderators?` : t`Make it a draft again?`}
        footer={
          <>
            <Button size="lg" onClick={() => setAsking(false)}>
              {t`Not now`}
            </Button>
            <Button size="lg" variant="primary" onClick={() => void save(false)}>
              {t`Save changes`}
            </Button>
          </>
        }
      >
        {words}
      </Dialog>
      <UnsavedDialog guard={guard} />
    </>
  );
}
