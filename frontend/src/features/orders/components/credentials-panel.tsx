import { useLingui } from '@lingui/react/macro';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button, type ButtonVariant } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { SecretField } from '@/shared/ui/secret-field';
import { type RevealedCredentials, useReveal } from '../api';

/** The login data of a bought account: sealed until the buyer asks, then masked fields and what to change first. */
export function CredentialsPanel({
  orderId,
  loginMethodLabel,
  variant = 'primary',
}: {
  orderId: string;
  /** What a sign-in method is called in this game. */
  loginMethodLabel: (value: string) => string;
  variant?: ButtonVariant;
}) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [credentials, setCredentials] = useState<RevealedCredentials | null>(null);
  const reveal = useReveal(orderId);

  const close = () => {
    setAsking(false);
    reveal.reset();
  };
  const look = () =>
    reveal.mutate(undefined, {
      onSuccess: (answer) => {
        setCredentials(answer);
        close();
      },
    });

  if (credentials) return <Revealed credentials={credentials} loginMethodLabel={loginMethodLabel} />;
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-md border border-line bg-inset p-4">
      <KeyRound className="size-5 shrink-0 text-done" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48">
        <span className="block font-semibold">{t`Login and password`}</span>
        <span className="block text-muted text-xs">{t`Sealed in the vault; only you can open them.`}</span>
      </p>
      <Button size="lg" variant={variant} onClick={() => setAsking(true)} className="max-sm:w-full">
        {t`Reveal credentials`}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={close}
        isLocked={reveal.isPending}
        title={t`Show the login data?`}
        footer={
          <>
            <Button size="lg" onClick={close} disabled={reveal.isPending}>{t`Not now`}</Button>
            <Button size="lg" variant="primary" isLoading={reveal.isPending} onClick={look}>
              {t`Show them`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          <p>{t`The time, your address and your browser are written down, and both sides can see it. In a dispute it is evidence.`}</p>
          <p className="text-muted">{t`Make sure nobody looks over your shoulder. The fields are masked again after a minute.`}</p>
          <FormProblem message={reveal.error ? problemWords(toProblem(reveal.error)) : undefined} />
        </div>
      </Dialog>
    </div>
  );
}

function Revealed({
  credentials,
  loginMethodLabel,
}: {
  credentials: RevealedCredentials;
  loginMethodLabel: (value: string) => string;
}) {
  const { t } = useLingui();
  const { login_method, login, password, email, email_password, note } = credentials;
  return (
    <div className="grid gap-4">
      <section aria-label={t`Login and password`} className="grid gap-2 sm:grid-cols-2">
        <p className="text-muted sm:col-span-2">
          {t`How one signs in`}:{' '}
          <span className="font-semibold text-fg">{loginMethodLabel(login_method)}</span>
        </p>
        <SecretField label={t`Login`} value={login} isInitiallyVisible />
        <SecretField label={t`Password`} value={password} />
        {email && <SecretField label={t`E-mail`} value={email} />}
        {email_password && <SecretField label={t`Password of the e-mail`} value={email_password} />}
        {note && (
          <div className="sm:col-span-2">
            <SecretField label={t`Note from the seller`} value={note} />
          </div>
        )}
      </section>
      <div className="rounded-md border border-success-line bg-success-soft p-4">
        <p className="flex items-center gap-2 font-semibold">
          <ShieldCheck className="size-4 text-success" aria-hidden="true" />
          {t`Make it yours, in this order`}
        </p>
        <ol className="mt-2 grid list-inside list-decimal gap-1">
          <li>{t`Sign in and compare the account with the listing.`}</li>
          <li>{t`Change the password.`}</li>
          <li>{t`Change the e-mail and its password.`}</li>
          <li>{t`Change the phone number; end all other sessions.`}</li>
          <li>{t`Only then confirm the order.`}</li>
        </ol>
      </div>
    </div>
  );
}
