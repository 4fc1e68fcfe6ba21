import { useLingui } from '@lingui/react/macro';
import { showProblemInForm } from '@/shared/api/form-problem';
import { accountPaths } from '@/shared/lib/account-paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { usePlainForm } from '@/shared/lib/use-plain-form';
import { Link } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { PasswordInput } from '@/shared/ui/password-input';
import { useWait } from '../hooks/use-wait';
import { type SignInAnswer, useLogin } from '../sign-in-api';
import { EmailField } from './email-field';

interface Values {
  email: string;
  password: string;
}

/** Sign in by e-mail and password. The page leaves by itself once the session is there. */
export function LoginForm({ onAnswer }: { onAnswer: (answer: SignInAnswer) => void }) {
  const { t } = useLingui();
  const login = useLogin();
  const wait = useWait();
  const { register, handleSubmit, setError, formState } = usePlainForm<Values>({
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async ({ email, password }) => {
    if (wait.left > 0) return;
    try {
      onAnswer(await login.mutateAsync({ email: email.trim(), password }));
    } catch (error) {
      wait.beginAfter(error);
      showProblemInForm<Values>(error, setError, ['email', 'password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <EmailField
          error={errors.email?.message}
          field={register('email', { validate: (text) => text.trim() !== '' || t`Fill this in.` })}
        />
        <Field
          label={t`Password`}
          error={errors.password?.message}
          aside={
            <Link className="font-medium text-accent hover:underline" to={accountPaths.forgotPassword()}>
              {t`Forgot the password?`}
            </Link>
          }
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...register('password', { required: t`Fill this in.` })}
              maxLength={128}
            />
          )}
        </Field>
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
        {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Sign in`}
      </Button>
    </form>
  );
}
