import { useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { Button, type ButtonVariant } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { RevealedSecrets } from '@/shared/ui/revealed-secrets';
import { type RevealedCredentials, useReveal } from '../api';
import { TakeoverChecklist } from './takeover-checklist';

/** The login data of a bought account: sealed until the buyer asks, then open for a minute, with what to change first. */
export function CredentialsPanel({
  orderId,
  loginMethod,
  loginMethodLabel,
  wasSeen,
  canConfirm,
  variant = 'primary',
}: {
  orderId: string;
  /** As the listing says it; the login data says it better once it is open. */
  loginMethod: string;
  /** It was looked at before: what to change is shown then, though the login data is shut. */
  wasSeen: boolean;
  /** The order waits for the buyer's word. */
  canConfirm: boolean;
  /** What a sign-in method is called in this game. */
  loginMethodLabel: (value: string) => string;
  variant?: ButtonVariant;
}) {
  const { t } = useLingui();
  const [isAsking, setAsking] = useState(false);
  const [credentials, setCredentials] = useState<RevealedCredentials | null>(null);
  const [method, setMethod] = useState(loginMethod);
  const reveal = useReveal(orderId);

  const close = () => {
    setAsking(false);
    reveal.reset();
  };
  const look = () =>
    reveal.mutate(undefined, {
      onSuccess: (answer) => {
        setCredentials(answer);
        setMethod(answer.login_method);
        close();
      },
    });

  return (
    <div className="grid gap-4">
      {credentials ? (
        <RevealedSecrets
          credentials={credentials}
          methodLabel={loginMethodLabel(credentials.login_method)}
          onHide={() => {
            setCredentials(null);
            reveal.reset();
          }}
        />
      ) : (
        <Sealed variant={variant} wasSeen={wasSeen} onOpen={() => setAsking(true)} />
      )}
      {(credentials || wasSeen) && (
        <TakeoverChecklist key={method} orderId={orderId} loginMethod={method} canConfirm={canConfirm} />
      )}
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
          <p className="text-muted">{t`Make sure nobody looks over your shoulder. They are hidden again after a minute.`}</p>
          <FormProblem message={reveal.error ? problemWords(toProblem(reveal.error)) : undefined} />
        </div>
      </Dialog>
    </div>
  );
}

function Sealed({
  variant,
  wasSeen,
  onOpen,
}: {
  variant: ButtonVariant;
  wasSeen: boolean;
  onOpen: () => void;
}) {
  const { t } = useLingui();
  return (
    <div className="flex flex-wrap items-center gap-4 rounded-md border border-line bg-inset p-4">
      <KeyRound className="size-5 shrink-0 text-done" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48">
        <span className="block font-semibold">{t`Login and password`}</span>
        <span className="block text-muted text-xs">
          {wasSeen
            ? t`Hidden again. Each look is written down; both sides see it.`
            : t`Sealed in the vault; only you can open them.`}
        </span>
      </p>
      <Button size="lg" variant={variant} onClick={onOpen} className="max-sm:w-full">
        {t`Reveal credentials`}
      </Button>
    </div>
  );
}
