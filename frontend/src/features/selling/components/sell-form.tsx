import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Schema } from '@/shared/api/types';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { useImageUploads } from '@/shared/lib/use-image-uploads';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import type { OwnListing } from '../api';
import { useSellSubmit } from '../hooks/use-sell-submit';
import { previewOf } from '../preview';
import { readDraft, removeDraft, writeDraft } from '../sell-draft';
import { isLoginMethod, NO_VALUES, type SellValues, valuesOf } from '../sell-values';
import { SellDelivery } from './sell-delivery';
import { SellFacts } from './sell-facts';
import { SellOffers } from './sell-offers';
import { SellGame, SellPictures, SellPrice, SellTexts } from './sell-parts';
import { SellPreview } from './sell-preview';

export interface SellFormProps {
  /** The listing being edited; none for a new one. */
  listing?: OwnListing;
  /** Every game, to choose from. */
  games: readonly Schema<'GameRef'>[];
  /** The chosen game whole; undefined until it is known. */
  game: Schema<'GameDetailOut'> | undefined;
  onGame: (slug: string) => void;
  seller: Schema<'SellerCard'>;
  /** The commission of the seller's plan; undefined until it is known. */
  rateBps: number | undefined;
  /** The seller's working hours, beside the promise to deliver by hand. */
  hoursNote: ReactNode;
  renderCard: (listing: Schema<'ListingCardOut'>) => ReactNode;
  /** Told once it is saved. */
  onSaved: (listing: OwnListing, isSubmitted: boolean) => void;
}

/** Offer an account: everything on one page, the card growing beside it. Keeps what is typed through errors and reloads. */
export function SellForm(props: SellFormProps) {
  const { listing, game, seller } = props;
  const { t } = useLingui();
  const draftKey = `${seller.id}.${listing ? `${listing.id}.${listing.version}` : 'new'}`;
  const [kept] = useState(() => readDraft(draftKey));
  const isDone = useRef(false);
  const form = useForm<SellValues>({
    defaultValues: kept?.values ?? (listing ? valuesOf(listing) : NO_VALUES),
  });
  const pictures = useImageUploads(kept?.images ?? listing?.images ?? []);
  const values = form.watch();
  const specs = game?.slug === values.game ? game.attributes : [];
  const { save, saved, isPending } = useSellSubmit({
    form,
    specs,
    listing,
    imageIds: pictures.images.map(({ id }) => id),
  });
  const { errors, isSubmitting } = form.formState;
  const isBusy = isPending || isSubmitting;
  const formElement = useFocusOnRefusal(isBusy);
  const { onGame } = props;

  useEffect(() => onGame(values.game), [onGame, values.game]);
  useEffect(() => {
    if (!isDone.current && (form.formState.isDirty || pictures.images.length > 0)) {
      writeDraft(draftKey, { values, images: pictures.images });
    }
  }, [draftKey, values, pictures.images, form.formState.isDirty]);

  const press = (isSubmit: boolean) => {
    form.clearErrors();
    void form.handleSubmit(async () => {
      const answer = await save(isSubmit);
      if (!answer) return;
      isDone.current = true;
      removeDraft(draftKey);
      props.onSaved(answer, isSubmit);
    })();
  };
  const canSubmit = !listing || listing.allowed_events.includes('submit');
  const waiting = pictures.isUploading ? t`Wait until the pictures are sent.` : undefined;
  const chosen = game ?? props.games.find(({ slug }) => slug === values.game);

  return (
    <form
      ref={formElement}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && !waiting) press(canSubmit);
      }}
      className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <fieldset disabled={isBusy} className="grid min-w-0 grid-cols-1 content-start gap-6">
        <legend className="sr-only">{t`Your listing`}</legend>
        <SellGame form={form} games={props.games} isFixed={saved !== undefined} />
        {specs.length > 0 && <SellFacts specs={specs.filter((spec) => !isLoginMethod(spec))} form={form} />}
        <SellTexts form={form} />
        <SellPictures pictures={pictures} />
        <SellPrice form={form} rateBps={props.rateBps} salesCount={seller.sales_count} />
        <SellOffers form={form} />
        <SellDelivery
          form={form}
          isSealed={saved?.has_credentials ?? false}
          loginMethod={specs.find(isLoginMethod)}
          hoursNote={props.hoursNote}
        />
      </fieldset>
      <SellPreview>
        {chosen &&
          props.renderCard(
            previewOf({
              values,
              game: chosen,
              specs,
              images: pictures.images,
              seller,
              placeholder: t`Your title stands here`,
            }),
          )}
      </SellPreview>
      <div className="grid min-w-0 content-start gap-6 lg:col-start-1">
        <FormProblem message={errors.root?.message} />
        <div className="flex flex-wrap items-center gap-2 max-sm:*:w-full">
          {canSubmit && (
            <Button type="submit" variant="primary" size="lg" isLoading={isBusy} disabledReason={waiting}>
              {t`Submit for review`}
            </Button>
          )}
          <Button
            size="lg"
            variant={canSubmit ? 'secondary' : 'primary'}
            disabled={isBusy}
            disabledReason={waiting}
            onClick={() => press(false)}
          >
            {listing ? t`Save changes` : t`Save draft`}
          </Button>
        </div>
      </div>
    </form>
  );
}
