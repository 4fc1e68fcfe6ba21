import { useLingui } from '@lingui/react/macro';
import { currentLocale } from '@/shared/i18n/locale';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { usePlainForm } from '@/shared/lib/use-plain-form';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { Input } from '@/shared/ui/input';
import { showAccountProblem } from '../account-problem';
import { isUsername, PASSWORD_LENGTH, USERNAME_LENGTH } from '../account-rules';
import { useWait } from '../hooks/use-wait';
import { useRegister } from '../sign-in-api';
import { knownTimeZone } from '../time-zones';
import { EmailField, isEmail } from './email-field';
import { NewPasswordField } from './new-password-field';
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
  const wait = useWait();
  const { register, handleSubmit, setError, values, formState } = usePlainForm<Values>({
    defaultValues: { email: '', username: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const { email, username, password } = values;

  const submit = handleSubmit(async (typed) => {
    if (wait.left > 0) return;
    const timeZone = knownTimeZone();
    try {
      await createUser.mutateAsync({
        email: typed.email.trim(),
        username: typed.username.trim(),
        password: typed.password,
        language: currentLocale(),
        ...(timeZone && { time_zone: timeZone }),
      });
    } catch (error) {
      wait.beginAfter(error);
      showAccountProblem<Values>(error, setError, ['email', 'username', 'password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <EmailField
          error={errors.email?.message}
          hint={t`Only you see it.`}
          field={register('email', {
            validate: (text) => isEmail(text) || t`This does not look like an e-mail address.`,
          })}
        />
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
        <NewPasswordField
          label={t`Password`}
          value={password}
          known={[email, username]}
          error={errors.password?.message}
          field={register('password', {
            minLength: { value: PASSWORD_LENGTH.min, message: t`At least 8 characters.` },
            required: t`Fill this in.`,
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
        {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Create account`}
      </Button>
    </form>
  );
}
