import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import type { Schema } from '@/shared/api/types';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { usePlainForm } from '@/shared/lib/use-plain-form';
import { Button } from '@/shared/ui/button';
import { FormProblem } from '@/shared/ui/form-problem';
import { useWait } from '../hooks/use-wait';
import { useSecondFactor } from '../sign-in-api';
import { CodeField, cleanCode } from './code-field';

interface Values {
  code: string;
}

export interface SecondFactorFormProps {
  challenge: Schema<'ChallengeOut'>;
  /** The challenge is over: the first step must be made again. */
  onOver: () => void;
  onBack: () => void;
}

/** The second step of signing in. The page leaves by itself once the session is there. */
export function SecondFactorForm({ challenge, onOver, onBack }: SecondFactorFormProps) {
  const { t } = useLingui();
  const [isRecovery, setRecovery] = useState(false);
  const verify = useSecondFactor();
  const wait = useWait();
  const { register, handleSubmit, setError, reset, formState } = usePlainForm<Values>({
    defaultValues: { code: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);

  const submit = handleSubmit(async ({ code }) => {
    if (wait.left > 0) return;
    try {
      await verify.mutateAsync({ challenge: challenge.challenge, code: cleanCode(code) });
    } catch (error) {
      if (isProblem(error, 'auth.challenge_invalid')) return onOver();
      wait.beginAfter(error);
      if (isProblem(error, 'auth.code_wrong')) setError('code', { message: problemWords(toProblem(error)) });
      else showProblemInForm<Values>(error, setError, ['code']);
    }
  });

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-5">
        <CodeField
          key={String(isRecovery)}
          isRecovery={isRecovery}
          isFirst
          error={errors.code?.message}
          field={register('code', { validate: (text) => cleanCode(text) !== '' || t`Fill this in.` })}
        />
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <div className="grid gap-2">
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isWide
          isLoading={isSubmitting}
          disabledReason={wait.left > 0 ? t`Too many attempts. Wait a moment.` : undefined}
        >
          {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Sign in`}
        </Button>
        <Button
          variant="ghost"
          isWide
          onClick={() => {
            setRecovery(!isRecovery);
            reset();
          }}
        >
          {isRecovery ? t`Use the application` : t`Use a recovery code`}
        </Button>
        <Button variant="ghost" isWide onClick={onBack}>
          {t`Back`}
        </Button>
      </div>
    </form>
  );
}
