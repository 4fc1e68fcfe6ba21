import { useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { Button } from '@/shared/ui/button';
import { CopyButton } from '@/shared/ui/copy-button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { useWait } from '../hooks/use-wait';
import { useEnableTwoFactor } from '../two-factor-api';
import { CodeField, cleanCode } from './code-field';

interface Values {
  code: string;
}

export interface TwoFactorSetupDialogProps {
  setup: Schema<'TwoFactorSetupOut'>;
  onClose: () => void;
  onCodes: (codes: readonly string[]) => void;
}

/** Scan, then type the first code: it proves that the application has the secret. */
export function TwoFactorSetupDialog({ setup, onClose, onCodes }: TwoFactorSetupDialogProps) {
  const { t } = useLingui();
  const enable = useEnableTwoFactor();
  const wait = useWait();
  const { register, handleSubmit, setError, formState } = useForm<Values>({ defaultValues: { code: '' } });
  const { errors, isSubmitting } = formState;
  const submit = handleSubmit(async ({ code }) => {
    if (wait.left > 0) return;
    try {
      const { recovery_codes } = await enable.mutateAsync(cleanCode(code));
      onCodes(recovery_codes);
      onClose();
    } catch (error) {
      wait.beginAfter(error);
      if (isProblem(error, 'auth.code_wrong')) setError('code', { message: problemWords(toProblem(error)) });
      else showProblemInForm<Values>(error, setError, ['code']);
    }
  });
  return (
    <Dialog
      isOpen
      isLocked={isSubmitting}
      onClose={onClose}
      title={t`Turn the second step on`}
      footer={
        <>
          <Button size="lg" onClick={onClose} disabled={isSubmitting}>{t`Not now`}</Button>
          <Button
            size="lg"
            variant="primary"
            isLoading={isSubmitting}
            disabledReason={wait.left > 0 ? t`Too many attempts. Wait a moment.` : undefined}
            onClick={() => void submit()}
          >
            {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Turn on`}
          </Button>
        </>
      }
    >
      <form onSubmit={submit} noValidate className="grid gap-5">
        <ol className="grid gap-5">
          <li className="grid gap-3">
            <p className="font-semibold">{t`1. Scan this with your authenticator application`}</p>
            <p className="text-muted">{t`Google Authenticator, Aegis, 1Password or any other one.`}</p>
            <div className="flex flex-wrap items-center gap-4">
              {/* A scanner needs dark on light in both themes. */}
              <img
                src={setup.qr}
                width={176}
                height={176}
                alt={t`A square code with the key below`}
                className="rounded-md border border-line bg-white p-2"
              />
              <div className="min-w-0 flex-1 basis-48">
                <p className="text-muted text-xs">{t`Cannot scan? Type this key:`}</p>
                <p className="mt-1 flex items-center gap-1">
                  <code className="min-w-0 break-all font-mono">{inFours(setup.secret)}</code>
                  <CopyButton text={setup.secret} label={t`Copy the key`} />
                </p>
                <a
                  href={setup.uri}
                  className="mt-1 inline-block font-semibold text-accent text-xs hover:underline"
                >
                  {t`Open it in an application on this device`}
                </a>
              </div>
            </div>
          </li>
          <li className="grid max-w-xs gap-3">
            <p className="font-semibold">{t`2. Type the code it shows`}</p>
            <CodeField
              error={errors.code?.message}
              field={register('code', { validate: (text) => cleanCode(text) !== '' || t`Fill this in.` })}
            />
          </li>
        </ol>
        <FormProblem message={errors.root?.message} />
      </form>
    </Dialog>
  );
}

function inFours(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
