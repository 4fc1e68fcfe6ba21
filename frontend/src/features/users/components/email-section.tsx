import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { accountPaths } from '@/shared/lib/account-paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { useNavigate } from '@/shared/router/router';
import { Badge } from '@/shared/ui/badge';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { useChangeEmail } from '../account-api';
import { showAccountProblem } from '../account-problem';
import type { Me } from '../api';
import { EmailField, isEmail } from './email-field';
import { SettingsSection } from './settings-section';

/** One's e-mail and the way to another one. */
export function EmailSection({ me }: { me: Me }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingsSection
      title={t`E-mail`}
      hint={
        <span className="flex flex-wrap items-center gap-2">
          <span className="break-all text-fg">{me.email}</span>
          <Badge tone={me.is_email_verified ? 'success' : 'attention'}>
            {me.is_email_verified ? t`Confirmed` : t`Not confirmed`}
          </Badge>
        </span>
      }
      aside={!isOpen && !me.pending_email && <Button onClick={() => setOpen(true)}>{t`Change`}</Button>}
    >
      {me.pending_email ? (
        <Pending email={me.pending_email} />
      ) : (
        isOpen && <EmailChangeForm onClose={() => setOpen(false)} />
      )}
    </SettingsSection>
  );
}

function Pending({ email }: { email: string }) {
  const { t } = useLingui();
  const change = useChangeEmail();
  return (
    <>
      <Banner
        tone="attention"
        title={t`The change to ${email} waits`}
        action={
          <Button isLoading={change.isPending} onClick={() => change.mutate(null)}>
            {t`Take it back`}
          </Button>
        }
      >
        {t`Open the links in both mailboxes, the old and the new one. Until then nothing is changed.`}
      </Banner>
      <FormProblem message={change.error ? problemWords(toProblem(change.error)) : undefined} />
    </>
  );
}

interface Values {
  email: string;
}

function EmailChangeForm({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const change = useChangeEmail();
  const { register, handleSubmit, setError, formState } = useForm<Values>({ defaultValues: { email: '' } });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const submit = handleSubmit(async (values) => {
    const email = values.email.trim();
    try {
      await change.mutateAsync(email);
      await navigate(accountPaths.checkMail('change'), { state: { email } });
    } catch (error) {
      showAccountProblem<Values>(error, setError, ['email']);
    }
  });
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid max-w-md gap-4">
      <fieldset disabled={isSubmitting} className="grid min-w-0">
        <EmailField
          label={t`New e-mail`}
          hint={t`Both mailboxes get a letter and have to say yes.`}
          autoComplete="email"
          error={errors.email?.message}
          field={register('email', {
            validate: (text) => isEmail(text) || t`This does not look like an e-mail address.`,
          })}
        />
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" isLoading={isSubmitting}>
          {t`Send the letters`}
        </Button>
        <Button size="lg" variant="ghost" disabled={isSubmitting} onClick={onClose}>
          {t`Not now`}
        </Button>
      </div>
    </form>
  );
}
