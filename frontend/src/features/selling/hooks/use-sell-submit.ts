import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { FieldPath, UseFormReturn } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { type OwnListing, useCreateListing, useSealCredentials, useUpdateListing } from '../api';
import {
  type Attribute,
  contentOf,
  credentialsOf,
  hasCredentials,
  isLoginMethod,
  mistakesIn,
  type SellValues,
} from '../sell-values';

type Field = FieldPath<SellValues>;

interface SellSubject {
  form: UseFormReturn<SellValues>;
  specs: readonly Attribute[];
  /** The listing being edited; undefined for a new one. */
  listing: OwnListing | undefined;
  imageIds: string[];
}

/**
 * Saving the sell form: a new listing is made once, later presses change it; submitting is a step of its own, so that
 * a refusal of the moderators' checks never loses what is already saved.
 */
export function useSellSubmit({ form, specs, listing, imageIds }: SellSubject) {
  const { t } = useLingui();
  const [saved, setSaved] = useState(listing);
  const create = useCreateListing();
  const seal = useSealCredentials();
  const update = useUpdateListing();
  const hasLoginMethod = specs.some(isLoginMethod);

  const keep = (answer: OwnListing) => {
    setSaved(answer);
    if (answer.has_credentials) form.setValue('credentials', NO_CREDENTIALS);
    return answer;
  };

  const send = async (values: SellValues, isSubmit: boolean): Promise<OwnListing> => {
    const content = contentOf(values, specs, imageIds);
    const credentials =
      values.delivery === 'instant' && hasCredentials(values) ? credentialsOf(values) : undefined;
    if (!saved) {
      const made = keep(
        await create.mutateAsync({ game: values.game, ...content, ...(credentials && { credentials }) }),
      );
      return isSubmit ? keep(await update.mutateAsync({ id: made.id, event: 'submit' })) : made;
    }
    if (credentials) keep(await seal.mutateAsync({ id: saved.id, credentials }));
    return keep(await update.mutateAsync({ id: saved.id, ...content, ...(isSubmit && { event: 'submit' }) }));
  };

  /** Returns the saved listing, or null after showing what is wrong at the fields. */
  const save = async (isSubmit: boolean): Promise<OwnListing | null> => {
    const values = form.getValues();
    const mistakes = mistakesIn(values, specs, {
      isComplete: isSubmit,
      areCredentialsNeeded: values.delivery === 'instant' && !saved?.has_credentials,
    });
    for (const { field, code } of mistakes) {
      const message = code === 'required' ? t`Fill this in.` : t`A whole number, please.`;
      form.setError(placeOf(field, hasLoginMethod), { type: code, message });
    }
    if (mistakes.length > 0) return null;
    try {
      return await send(values, isSubmit);
    } catch (error) {
      showProblemInForm(error, form.setError, fieldsOf(specs), serverNames(hasLoginMethod));
      return null;
    }
  };

  return { save, saved, isPending: create.isPending || seal.isPending || update.isPending };
}

/** The way to sign in is asked for once: among the game's facts where it is one. */
function placeOf(field: Field, hasLoginMethod: boolean): Field {
  return field === 'credentials.login_method' && hasLoginMethod ? 'attributes.login_method' : field;
}

const SECRETS = Object.keys(NO_CREDENTIALS) as (keyof typeof NO_CREDENTIALS)[];

function fieldsOf(specs: readonly Attribute[]): Field[] {
  return [
    ...(['game', 'title', 'description', 'price', 'offer_floor', 'sla'] as const),
    ...specs.map(({ key }): Field => `attributes.${key}`),
    ...SECRETS.map((name): Field => `credentials.${name}`),
  ];
}

/** Sealing names its fields without their place in a listing. */
function serverNames(hasLoginMethod: boolean): Record<string, Field> {
  const names: Record<string, Field> = { '/delivery_sla_minutes': 'sla' };
  for (const name of SECRETS) {
    const place = placeOf(`credentials.${name}`, hasLoginMethod);
    names[`/${name}`] = place;
    names[`/credentials/${name}`] = place;
  }
  return names;
}
