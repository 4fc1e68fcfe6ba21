import { useLingui } from '@lingui/react/macro';
import { ClipboardX, EyeOff, Timer } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { Schema } from '@/shared/api/types';
import { loginFamilyOf } from '@/shared/lib/login-methods';
import { useCountdown } from '@/shared/lib/use-countdown';
import { useCredentialWords } from '@/shared/lib/use-credential-words';
import { Button } from './button';
import { Progress } from './progress';
import { SecretField } from './secret-field';

export interface RevealedSecretsProps {
  credentials: Schema<'CredentialsOut'>;
  /** What the sign-in method is called in this game. */
  methodLabel: string;
  /** Asked for at the end of the time, or earlier by hand: the login data must leave the memory too. */
  onHide: () => void;
}

const FIELDS = ['login', 'password', 'email', 'email_password', 'note'] as const;

/** Opened login data for as long as the server allows: the time left, each field by itself, and a way to end it early. */
export function RevealedSecrets({ credentials, methodLabel, onHide }: RevealedSecretsProps) {
  const { t } = useLingui();
  const { shortLabelOf } = useCredentialWords(loginFamilyOf(credentials.login_method));
  const [wasCopied, setCopied] = useState(false);
  return (
    <section aria-label={t`Login and password`} className="grid gap-2 sm:grid-cols-2">
      <TimeLeft seconds={credentials.hide_after_s} onHide={onHide} />
      <p className="text-muted sm:col-span-2">
        {t`How one signs in`}: <span className="font-semibold text-fg">{methodLabel}</span>
      </p>
      {FIELDS.filter((field) => credentials[field]).map((field) => (
        <div key={field} className={field === 'note' ? 'sm:col-span-2' : undefined}>
          <SecretField
            label={shortLabelOf(field)}
            value={credentials[field]}
            isInitiallyVisible={field === 'login'}
            onCopied={() => setCopied(true)}
          />
        </div>
      ))}
      {wasCopied && <ClearClipboard onCleared={() => setCopied(false)} />}
    </section>
  );
}

function TimeLeft({ seconds, onHide }: { seconds: number; onHide: () => void }) {
  const { t } = useLingui();
  const [until] = useState(() => new Date(Date.now() + seconds * 1000).toISOString());
  const left = Math.ceil((useCountdown(until) ?? 0) / 1000);
  const isOver = left === 0;
  const hide = useEffectEvent(onHide);
  useEffect(() => {
    if (isOver) hide();
  }, [isOver]);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-attention-line bg-attention-soft px-3 py-2 sm:col-span-2">
      <Timer className="size-4 shrink-0 text-attention" aria-hidden="true" />
      <span className="min-w-0 flex-1 basis-40 tnum">
        <span role="timer" aria-label={t`Hidden again in`}>
          {t`Hidden again in ${left} s`}
        </span>
        <Progress label={t`Time left`} value={left / seconds} tone="attention" className="mt-1.5 h-1" />
      </span>
      <Button icon={<EyeOff className="size-4" aria-hidden="true" />} onClick={onHide}>
        {t`Hide now`}
      </Button>
    </div>
  );
}

/** What was copied outlives the page; only the person knows when it is no longer needed. */
function ClearClipboard({ onCleared }: { onCleared: () => void }) {
  const { t } = useLingui();
  return (
    <p className="flex flex-wrap items-center justify-between gap-2 text-muted text-xs sm:col-span-2">
      <span className="min-w-0 flex-1 basis-48">{t`What you copied stays in the clipboard until you copy something else.`}</span>
      <Button
        size="sm"
        icon={<ClipboardX className="size-3.5" aria-hidden="true" />}
        onClick={async () => {
          await navigator.clipboard.writeText(' ');
          onCleared();
        }}
      >
        {t`Clear the clipboard`}
      </Button>
    </p>
  );
}
