import { zodResolver } from '@hookform/resolvers/zod';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod/mini';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { RatingInput } from '@/shared/ui/rating-input';
import { Textarea } from '@/shared/ui/textarea';
import { type Review, useCreateReview } from '../api';

const TEXT_LIMIT = 2000;

const schema = z.object({
  rating: z.nullable(z.number()).check(z.refine((stars) => stars !== null)),
  text: z.string().check(z.maxLength(TEXT_LIMIT)),
});

type Values = z.infer<typeof schema>;

const STAR_WORDS = [msg`Very bad`, msg`Bad`, msg`Fair`, msg`Good`, msg`Excellent`] as const;

export interface ReviewFormProps {
  orderId: string;
  /** The review is written; the page asks for its order again. */
  onDone: (review: Review) => void;
}

/** Stars and a few words on a completed order. */
export function ReviewForm({ orderId, onDone }: ReviewFormProps) {
  const { t, i18n } = useLingui();
  const createReview = useCreateReview();
  const { control, register, handleSubmit, setError, watch, formState } = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { rating: null, text: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const length = watch('text').length;

  const submit = handleSubmit(async ({ rating, text }) => {
    try {
      onDone(await createReview.mutateAsync({ order_id: orderId, rating: rating ?? 0, text }));
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
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isLoading={isSubmitting}
        className="justify-self-start"
      >
        {t`Leave a review`}
      </Button>
    </form>
  );
}
