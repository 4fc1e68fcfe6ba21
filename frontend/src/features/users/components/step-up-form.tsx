import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { type UseFormRegisterReturn, useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem, toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { PasswordInput } from '@/shared/ui/password-input';
import { useMe } from '../api';
import { useWait } from '../hooks/use-wait';
import { type Proof, type StepUpMethod, useStepUp } from '../two-factor-api';
import { CodeField, cleanCode } from './code-field';
import { GoogleButton } from './google-button';

interface Values {
  password: string;
  code: string;
}

export interface StepUpFormProps {
  method: StepUpMethod;
  onBusy: (isBusy: boolean) => void;
  onDone: () => void;
  onCancel: () => void;
}

/** One way of proving that it is oneself. */
export function StepUpForm({ method, onBusy, onDone, onCancel }: StepUpFormProps) {
  const { t } = useLingui();
  const stepUp = useStepUp();
  const wait = useWait();
  const { register, handleSubmit, setError, formState } = useForm<Values>({
    defaultValues: { password: '', code: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  useEffect(() => onBusy(isSubmitting), [isSubmitting, onBusy]);

  const prove = async (proof: Proof) => {
    if (wait.left > 0) return;
    try {
      await stepUp.mutateAsync(proof);
      onDone();
    } catch (error) {
      wait.beginAfter(error);
      if (isProblem(error, 'auth.invalid_credentials'))
        setError('password', { message: t`This is not your password.` });
      else if (isProblem(error, 'auth.code_wrong'))
        setError('code', { message: problemWords(toProblem(error)) });
      else showProblemInForm<Values>(error, setError, ['password', 'code']);
    }
  };
  const submit = handleSubmit(({ password, code }) =>
    prove(method === 'totp' ? { code: cleanCode(code) } : { password }),
  );

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4">
      {method === 'google' ? (
        <GoogleButton
          isLoading={stepUp.isPending}
          onCredential={(credential) => void prove({ credential })}
        />
      ) : (
        <fieldset disabled={isSubmitting} className="grid min-w-0 gap-4">
          {method === 'totp' ? (
            <CodeField
              isFirst
              error={errors.code?.message}
              field={register('code', { validate: (text) => cleanCode(text) !== '' || t`Fill this in.` })}
            />
          ) : (
            <PasswordProof
              error={errors.password?.message}
              field={register('password', { required: t`Fill this in.` })}
            />
          )}
        </fieldset>
      )}
      <FormProblem message={errors.root?.message} />
      <div className="flex flex-wrap justify-end gap-2 max-sm:*:flex-1">
        <Button size="lg" onClick={onCancel} disabled={isSubmitting}>
          {t`Not now`}
        </Button>
        {method !== 'google' && (
          <Button
            type="submit"
            size="lg"
            variant="primary"
            isLoading={isSubmitting}
            disabledReason={wait.left > 0 ? t`Too many attempts. Wait a moment.` : undefined}
          >
            {wait.left > 0 ? t`Try again in ${wait.clock}` : t`Confirm`}
          </Button>
        )}
      </div>
    </form>
  );
}

function PasswordProof({ field, error }: { field: UseFormRegisterReturn; error: string | undefined }) {
  const { t } = useLingui();
  const { data: me } = useMe();
  const { ref, ...rest } = field;
  return (
    <>
      {/* Password managers look for whose password is asked for. */}
      <input type="text" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
      <Field label={t`Your password`} error={error}>
        {(control) => (
          <PasswordInput
            {...control}
            {...rest}
            ref={(input) => {
              // The browser's own way for dialogs; React would only focus it before the dialog opens.
              input?.setAttribute('autofocus', '');
              ref(input);
            }}
            maxLength={128}
          />
        )}
      </Field>
    </>
  );
}
