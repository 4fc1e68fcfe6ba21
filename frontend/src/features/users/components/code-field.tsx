import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';

export interface CodeFieldProps {
  field: UseFormRegisterReturn;
  error: string | undefined;
  /** One of the recovery codes in place of the application's six digits. */
  isRecovery?: boolean;
  /** Takes the focus when its dialog or step opens. */
  isFirst?: boolean;
}

/** The code as the server takes it, whichever way it was typed or pasted. */
export function cleanCode(text: string): string {
  return text.replace(/\s/g, '').toLowerCase();
}

/** A code of the authenticator application, or a recovery code. */
export function CodeField({ field, error, isRecovery = false, isFirst = false }: CodeFieldProps) {
  const { t } = useLingui();
  const { ref, ...rest } = field;
  const place = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isFirst) place.current?.focus();
  }, [isFirst]);
  return (
    <Field
      label={isRecovery ? t`Recovery code` : t`Code from the application`}
      hint={
        isRecovery
          ? t`One of the ten you were given, like ab2cd-ef3gh. Each is good once.`
          : t`Six digits; a new one comes every half a minute.`
      }
      error={error}
    >
      {(control) => (
        <Input
          {...control}
          {...rest}
          ref={(input) => {
            // The browser's own way for dialogs; React would only focus it before the dialog opens.
            if (isFirst) input?.setAttribute('autofocus', '');
            place.current = input;
            ref(input);
          }}
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={16}
          className="font-mono text-base tracking-widest tnum"
        />
      )}
    </Field>
  );
}
