import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { toProblem } from '@/shared/api/problem';
import { fieldWords, problemWords } from '@/shared/api/problem-words';
import { type ImageUploads, useImageUploads } from '@/shared/lib/use-image-uploads';
import { type Mistake, mistakesIn } from '../mistakes';
import { fieldOf, type SellField, type SellStep, stepOf } from '../sell-steps';
import type { SellValues } from '../sell-values';
import type { Attribute, Game, Image } from '../shapes';

/** Something wrong, in words. */
export interface NamedMistake {
  field: SellField;
  step: SellStep;
  words: string;
}

export interface SellForm {
  form: UseFormReturn<SellValues>;
  values: SellValues;
  /** The chosen game whole; undefined until it has come. */
  game: Game | undefined;
  specs: readonly Attribute[];
  pictures: ImageUploads;
  /** The vault holds the login data. */
  isSealed: boolean;
  /** All that is wrong, by the rules of the server and by its own last word. */
  mistakes: readonly NamedMistake[];
  mistakesOf: (step: SellStep) => readonly NamedMistake[];
  /** The words under a field; nothing before its step was looked at. */
  errorOf: (field: SellField) => string | undefined;
  wasSeen: (step: SellStep) => boolean;
  /** From now on what is wrong in these steps is said. */
  see: (...steps: SellStep[]) => void;
  /** Put a refusal of the server at its fields; the words of what has none come back. */
  refuse: (error: unknown) => { words: string | undefined; first: SellStep | undefined };
}

interface SellFormInit {
  initial: SellValues;
  images: readonly Image[];
  game: Game | undefined;
  isSealed: boolean;
  /** Steps that were filled in before: their mistakes are shown at once. */
  seen: readonly SellStep[];
}

interface Refused extends Mistake {
  words: string;
  /** What the field held then: another value is not refused yet. */
  value: string;
}

/** The one form behind all steps: what is typed, and what is wrong with it. */
export function useSellForm({ initial, images, game, isSealed, seen: seenBefore }: SellFormInit): SellForm {
  const form = useForm<SellValues>({ defaultValues: initial });
  const pictures = useImageUploads(images);
  const [seen, setSeen] = useState<ReadonlySet<SellStep>>(() => new Set(seenBefore));
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const values = form.watch();
  const specs = game?.slug === values.game ? game.attributes : [];

  const heldBy = (field: SellField): string => {
    if (field === 'images') return pictures.images.map(({ id }) => id).join();
    if (field === 'credentials') return `${values.delivery} ${isSealed}`;
    return String(form.getValues(field) ?? '');
  };
  const own = mistakesIn(values, {
    specs,
    isSealed,
    hasUnsentImages: pictures.images.length < pictures.items.length,
  });
  const others = refused.filter(
    ({ field, value }) => value === heldBy(field) && !own.some((mistake) => mistake.field === field),
  );
  const mistakes: NamedMistake[] = [
    ...own.map((mistake) => ({ ...mistake, words: wordsOf(mistake) })),
    ...others,
  ].map(({ field, words }) => ({ field, words, step: stepOf(field) }));

  const see = (...steps: SellStep[]) => setSeen((before) => new Set([...before, ...steps]));
  return {
    form,
    values,
    game,
    specs,
    pictures,
    isSealed,
    mistakes,
    mistakesOf: (step) => mistakes.filter((mistake) => mistake.step === step),
    errorOf: (field) =>
      seen.has(stepOf(field)) ? mistakes.find((mistake) => mistake.field === field)?.words : undefined,
    wasSeen: (step) => seen.has(step),
    see,
    refuse: (error) => {
      const problem = toProblem(error);
      const homeless: string[] = [];
      const found: Refused[] = [];
      for (const { pointer, code, params, detail } of problem.errors) {
        const words = fieldWords({ pointer, code, params, detail });
        const field = fieldOf(pointer);
        if (field) found.push({ field, code, params, words, value: heldBy(field) });
        else homeless.push(words);
      }
      setRefused(found);
      see(...found.map(({ field }) => stepOf(field)));
      const words = problem.errors.length === 0 ? problemWords(problem) : homeless.join(' ');
      return { words: words || undefined, first: found[0] && stepOf(found[0].field) };
    },
  };
}

function wordsOf({ field, code, params }: Mistake): string {
  return fieldWords({ pointer: field, code, params, detail: '' });
}
