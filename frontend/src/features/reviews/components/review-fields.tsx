import { zodResolver } from '@hookform/resolvers/zod';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { RatingInput } from '@/shared/ui/rating-input';
import { Textarea } from '@/shared/ui/textarea';
import type { ReviewContent } from '../api';

const TEXT_LIMIT = 2000;

const schema = z.object({
  rating: z.nullable(z.number()).check(z.refine((stars) => stars !== null)),
  text: z.string().check(z.maxLength(TEXT_LIMIT)),
});

type Values = z.infer<typeof schema>;

const STAR_WORDS = [msg`Very bad`, msg`Bad`, msg`Fair`, msg`Good`, msg`Excellent`] as const;

export interface ReviewFieldsProps {
  /** What the review says already. */
  initial?: ReviewContent;
  /** Send it; a refusal that it throws is shown where it belongs. */
  onSend: (content: ReviewContent) => Promise<void>;
  sendLabel: string;
  /** Beside the button that sends it. */
  aside?: ReactNode;
}

/** The form of a review: stars and a few words. */
export function ReviewFields({ initial, onSend, sendLabel, aside }: ReviewFieldsProps) {
  const { t, i18n } = useLingui();
  const { control, register, handleSubmit, setError, watch, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { rating: initial?.rating ?? null, text: initial?.text ?? '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const length = watch('text').length;

  const submit = handleSubmit(async ({ rating, text }) => {
    try {
      await onSend({ rating: rating ?? 0, text });
    } catch (error) {
      showProblemInForm<Values>(error, setError, ['rating', 'text']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-4">
        <Controller
          control={control}
          name="rating"
          render={({ field: { value, onChange } }) => {
            const word = value === null ? undefined : STAR_WORDS[value - 1];
            const request = errors.rating ? t`Choose from one to five stars.` : t`Not chosen yet`;
            return (
              <div>
                <RatingInput
                  label={t`How was the purchase?`}
                  value={value}
                  isInvalid={errors.rating !== undefined}
                  onChange={onChange}
                />
                <p
                  aria-live="polite"
                  className={errors.rating ? 'text-danger text-xs' : 'text-muted text-xs'}
                >
                  {word ? i18n._(word) : request}
                </p>
              </div>
            );
          }}
        />
        <Field
          label={t`What should others know?`}
          hint={t`Was everything as described? Never write logins, passwords or contacts here: everybody can read it.`}
          error={errors.text && (errors.text.type === 'too_big' ? t`That is too long.` : errors.text.message)}
          aside={`${length} / ${TEXT_LIMIT}`}
        >
          {(field) => <Textarea {...field} {...register('text')} rows={3} />}
        </Field>
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" isLoading={isSubmitting}>
          {sendLabel}
        </Button>
        {aside}
      </div>
    </form>
  );
}
