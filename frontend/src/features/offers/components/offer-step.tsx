import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Banner } from '@/shared/ui/banner';
import { Button, type ButtonVariant } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { showToast } from '@/shared/ui/toast';
import { isOutdated, type Offer, type OfferAction, type OfferEvent, useOfferAction } from '../api';

export interface OfferStepProps {
  offer: Offer;
  event: OfferEvent;
  /** Whether it may be taken now; a question already asked stays, so that a lost race is explained. */
  isOffered: boolean;
  /** The button that opens the question. */
  label: string;
  variant?: ButtonVariant;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  doneMessage: string;
  /** What is sent with it; null while it cannot be sent yet. */
  detailsOf?: () => OfferAction['details'] | null;
}

/** A step of an offer behind a question; a failure stands in its place, and so does news of a lost race. */
export function OfferStep(props: OfferStepProps) {
  const { t } = useLingui();
  const { offer, event } = props;
  // The offer as it was when the question was asked: another sum must be looked at before it is agreed to.
  const [asked, setAsked] = useState<Offer | null>(null);
  const act = useOfferAction();
  const isChanged = asked !== null && asked.version !== offer.version;

  const close = () => {
    setAsked(null);
    act.reset();
  };
  const run = () => {
    const details = props.detailsOf?.();
    if (asked === null || details === null) return;
    act.mutate(
      { offer: asked, event, ...(details && { details }) },
      {
        onSuccess: () => {
          close();
          showToast({ tone: 'success', title: props.doneMessage });
        },
      },
    );
  };
  return (
    <>
      {props.isOffered && (
        <Button variant={props.variant ?? 'secondary'} size="lg" onClick={() => setAsked(offer)}>
          {props.label}
        </Button>
      )}
      <Dialog
        isOpen={asked !== null}
        onClose={close}
        isLocked={act.isPending}
        title={props.title}
        description={offer.listing.title}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={act.isPending}>{t`Not now`}</Button>
            <Button
              size="lg"
              variant={props.variant === 'danger' ? 'danger' : 'primary'}
              isLoading={act.isPending}
              disabledReason={
                isChanged ? t`The offer has changed. Close this and look at it again.` : undefined
              }
              onClick={run}
            >
              {props.confirmLabel}
            </Button>
          </>
        }
      >
        <div className="grid gap-4">
          {props.children}
          {isChanged || isOutdated(act.error) ? (
            <Banner tone="attention" title={t`The offer has changed meanwhile`}>
              {t`Nothing was done. Close this and look at it as it is now.`}
            </Banner>
          ) : (
            <FormProblem message={act.error ? problemWords(toProblem(act.error)) : undefined} />
          )}
        </div>
      </Dialog>
    </>
  );
}
