import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { useResetPassword } from '../account-api';
import { PASSWORD_LENGTH } from '../account-rules';
import { useWait } from '../hooks/use-wait';
import { isDeadLink } from './link-trouble';
import { NewPasswordField } from './new-password-field';

interface Values {
  password: string;
}

export interface ResetFormProps {
  token: string;
  onDone: () => void;
  /** The link is good for nothing any more; a refused password leaves it good. */
  onDeadLink: (error: unknown) => void;
}

/** A new password by a letter's link. */
export function ResetForm({ token, onDone, onDeadLink }: ResetFormProps) {
  const { t } = useLingui();
  const reset = useResetPassword();
  const wait = useWait();
  const { register, handleSubmit, setError, watch, formState } = useForm<Values>({
    defaultValues: { password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async ({ password }) => {
    if (wait.left > 0) return;
    try {
      await reset.mutateAsync({ token, password });
      onDone();
    } catch (error) {
      if (isDeadLink(error)) return onDeadLink(error);
      wait.beginAfter(error);
      showProblemInForm<Values>(error, setError, ['password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <NewPasswordField
          value={watch('password')}
          error={errors.password?.message}
          field={register('password', {
            required: t`Fill this in.`,
            minLength: { value: PASSWORD_LENGTH.min, message: t`At least 8 characters.` },
          })}
        />
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isWide
        isLoading={isSubmitting}
        disabledReason={wait.left > 0 ? t`Too many attempts. Wait a moment.` : undefined}
      >
        {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Set the new password`}
      </Button>
    </form>
  );
}
