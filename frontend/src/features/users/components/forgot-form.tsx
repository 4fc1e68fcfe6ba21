import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { accountPaths } from '@/shared/lib/account-paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { useAskReset } from '../account-api';
import { useWait } from '../hooks/use-wait';
import { EmailField, isEmail } from './email-field';

interface Values {
  email: string;
}

/** One's e-mail, then on to the page that says to look into the mailbox. */
export function ForgotForm() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const askReset = useAskReset();
  const wait = useWait();
  const { register, handleSubmit, setError, formState } = useForm<Values>({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async (values) => {
    if (wait.left > 0) return;
    const email = values.email.trim();
    try {
      await askReset.mutateAsync(email);
      // The address goes along in memory only: an address bar is no place for it.
      await navigate(accountPaths.checkMail('reset'), { state: { email } });
    } catch (error) {
      wait.beginAfter(error);
      showProblemInForm<Values>(error, setError, ['email']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <EmailField
          error={errors.email?.message}
          field={register('email', {
            validate: (text) => isEmail(text) || t`This does not look like an e-mail address.`,
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
        {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Send the link`}
      </Button>
    </form>
  );
}
