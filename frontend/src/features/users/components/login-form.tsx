import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { PasswordInput } from '@/shared/ui/password-input';
import { useLogin } from '../api';

interface Values {
  email: string;
  password: string;
}

/** Sign in by e-mail and password. The page leaves by itself once the session is there. */
export function LoginForm() {
  const { t } = useLingui();
  const login = useLogin();
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: { email: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async ({ email, password }) => {
    try {
      await login.mutateAsync({ email: email.trim(), password });
    } catch (error) {
      showProblemInForm<Values>(error, setError, ['email', 'password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <Field label={t`E-mail`} error={errors.email?.message}>
          {(control) => (
            <Input
              {...control}
              {...register('email', { validate: (text) => text.trim() !== '' || t`Fill this in.` })}
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
          )}
        </Field>
        <Field label={t`Password`} error={errors.password?.message}>
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
      <Button type="submit" variant="primary" size="lg" isWide isLoading={isSubmitting}>
        {t`Sign in`}
      </Button>
    </form>
  );
}
