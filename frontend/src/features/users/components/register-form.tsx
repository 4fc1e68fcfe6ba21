import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { currentLocale } from '@/shared/i18n/locale';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { PasswordInput } from '@/shared/ui/password-input';
import { showAccountProblem } from '../account-problem';
import { isUsername, PASSWORD_LENGTH, passwordStrength, USERNAME_LENGTH } from '../account-rules';
import { useRegister } from '../api';
import { PasswordHint } from './password-hint';
import { UsernameHints } from './username-hints';

interface Values {
  email: string;
  username: string;
  password: string;
}

/** Make an account; its language is the interface's. The page leaves by itself once the session is there. */
export function RegisterForm() {
  const { t } = useLingui();
  const createUser = useRegister();
  const { register, handleSubmit, setError, watch, formState } = useForm<Values>({
    defaultValues: { email: '', username: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const { email, username, password } = watch();

  const submit = handleSubmit(async (values) => {
    try {
      await createUser.mutateAsync({
        email: values.email.trim(),
        username: values.username.trim(),
        password: values.password,
        language: currentLocale(),
      });
    } catch (error) {
      showAccountProblem<Values>(error, setError, ['email', 'username', 'password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <Field label={t`E-mail`} error={errors.email?.message} hint={t`Only you see it.`}>
          {(control) => (
            <Input
              {...control}
              {...register('email', {
                validate: (text) =>
                  /\S+@\S+\.\S+/.test(text) || t`This does not look like an e-mail address.`,
              })}
              type="email"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={254}
            />
          )}
        </Field>
        <Field
          label={t`Username`}
          error={errors.username?.message}
          hint={<UsernameHints username={username.trim()} />}
        >
          {(control) => (
            <Input
              {...control}
              {...register('username', {
                validate: (text) =>
                  isUsername(text.trim()) ||
                  t`3 to 30 Latin or Cyrillic letters (not both) and digits, with single _ . - between them.`,
              })}
              autoComplete="nickname"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={USERNAME_LENGTH.max}
              icon={<span className="text-muted">@</span>}
            />
          )}
        </Field>
        <Field
          label={t`Password`}
          error={errors.password?.message}
          hint={<PasswordHint strength={passwordStrength(password, [email, username])} isEmpty={!password} />}
        >
          {(control) => (
            <PasswordInput
              {...control}
              {...register('password', {
                minLength: { value: PASSWORD_LENGTH.min, message: t`At least 8 characters.` },
                required: t`Fill this in.`,
              })}
              autoComplete="new-password"
              maxLength={PASSWORD_LENGTH.max}
            />
          )}
        </Field>
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <Button type="submit" variant="primary" size="lg" isWide isLoading={isSubmitting}>
        {t`Create account`}
      </Button>
    </form>
  );
}
