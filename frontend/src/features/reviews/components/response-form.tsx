import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Textarea } from '@/shared/ui/textarea';
import { showToast } from '@/shared/ui/toast';
import { type Review, useRespond } from '../api';

const MIN_LENGTH = 2;
const MAX_LENGTH = 1000;

interface Values {
  text: string;
}

/** The seller's answer to a review: written once, changed while it is young. */
export function ResponseForm({ review, onClose }: { review: Review; onClose: () => void }) {
  const { t } = useLingui();
  const respond = useRespond(review.id);
  const { register, handleSubmit, setError, setFocus, watch, formState } = useForm<Values>({
    defaultValues: { text: review.response?.text ?? '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const length = watch('text').length;
  // The button that opened the form went away with the focus.
  useEffect(() => setFocus('text'), [setFocus]);

  const submit = handleSubmit(async ({ text }) => {
    try {
      await respond.mutateAsync({ text: text.trim() });
      showToast({ tone: 'success', title: t`Your answer is under the review` });
      onClose();
    } catch (error) {
      showProblemInForm<Values>(error, setError, ['text']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="mt-3 grid gap-3">
      <Field
        label={t`Your answer`}
        hint={t`Everybody can read it. A calm answer says more than the review itself.`}
        error={errors.text?.message}
        aside={`${length} / ${MAX_LENGTH}`}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={MAX_LENGTH}
            disabled={isSubmitting}
            {...register('text', {
              validate: (text) => text.trim().length >= MIN_LENGTH || t`Write a few words.`,
            })}
          />
        )}
      </Field>
      <FormProblem message={errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" isLoading={isSubmitting}>
          {review.response ? t`Save` : t`Answer`}
        </Button>
        <Button onClick={onClose} disabled={isSubmitting}>{t`Not now`}</Button>
      </div>
    </form>
  );
}
