import { useLingui } from '@lingui/react/macro';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field } from '@/shared/ui/field';
import { PasswordInput } from '@/shared/ui/password-input';
import { PASSWORD_LENGTH, passwordStrength } from '../account-rules';
import { PasswordHint } from './password-hint';

export interface NewPasswordFieldProps {
  label?: string;
  field: UseFormRegisterReturn;
  /** What is typed now. */
  value: string;
  /** What others know of this person: it makes a password easy to guess. */
  known?: readonly string[];
  error: string | undefined;
}

const NOTHING: readonly string[] = [];

/** A password being chosen, with how hard it is to guess. */
export function NewPasswordField({ label, field, value, known = NOTHING, error }: NewPasswordFieldProps) {
  const { t } = useLingui();
  return (
    <Field
      label={label ?? t`New password`}
      error={error}
      hint={<PasswordHint strength={passwordStrength(value, known)} isEmpty={!value} />}
    >
      {(control) => (
        <PasswordInput {...control} {...field} autoComplete="new-password" maxLength={PASSWORD_LENGTH.max} />
      )}
    </Field>
  );
}
