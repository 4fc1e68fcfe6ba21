import { Trans, useLingui } from '@lingui/react/macro';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem } from '@/shared/api/problem';
import { currentLocale } from '@/shared/i18n/locale';
import { accountPaths } from '@/shared/lib/account-paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { usePlainForm } from '@/shared/lib/use-plain-form';
import { Link } from '@/shared/router/router';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { PasswordInput } from '@/shared/ui/password-input';
import { type SignInAnswer, useGoogleSignIn } from '../sign-in-api';

interface Values {
  password: string;
}

export interface GoogleLinkFormProps {
  credential: string;
  /** The e-mail of that account was never confirmed: only a letter can tell whose it is. */
  mustReset: boolean;
  onAnswer: (answer: SignInAnswer) => void;
  onBack: () => void;
}

/** There is an account with Google's e-mail already: its password proves that both belong to one person. */
export function GoogleLinkForm({ credential, mustReset, onAnswer, onBack }: GoogleLinkFormProps) {
  const { t } = useLingui();
  const signIn = useGoogleSignIn();
  const { register, handleSubmit, setError, formState } = usePlainForm<Values>({
    defaultValues: { password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async ({ password }) => {
    try {
      onAnswer(await signIn.mutateAsync({ credential, language: currentLocale(), password }));
    } catch (error) {
      if (isProblem(error, 'auth.google_link_required')) {
        setError('password', { message: t`This is not the password of that account.` });
      } else showProblemInForm<Values>(error, setError, ['password']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      {mustReset ? (
        <Banner tone="attention">
          <Trans>
            The e-mail of that account was never confirmed. Have a letter sent to it and choose a new
            password; afterwards Google can be linked.
          </Trans>
        </Banner>
      ) : (
        <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
          <Field
            label={t`Your WibeStore password`}
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
      )}
      <FormProblem message={errors.root?.message} />
      <div className="grid gap-2">
        {mustReset ? (
          <ButtonLink variant="primary" size="lg" isWide to={accountPaths.forgotPassword()}>
            {t`Choose a new password`}
          </ButtonLink>
        ) : (
          <Button type="submit" variant="primary" size="lg" isWide isLoading={isSubmitting}>
            {t`Link and sign in`}
          </Button>
        )}
        <Button variant="ghost" isWide onClick={onBack}>
          {t`Back`}
        </Button>
      </div>
    </form>
  );
}
