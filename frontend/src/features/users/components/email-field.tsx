import { useLingui } from '@lingui/react/macro';
import type { UseFormRegisterReturn } from 'react-hook-form';
import { Field, type FieldProps } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';

const LIMIT = 254;

/** Whether a text may be an address; the server and its letter have the last word. */
export function isEmail(text: string): boolean {
  return /\S+@\S+\.\S+/.test(text);
}

export interface EmailFieldProps extends Pick<FieldProps, 'hint' | 'error'> {
  label?: string;
  field: UseFormRegisterReturn;
  autoComplete?: 'username' | 'email';
}

/** An e-mail address being typed. */
export function EmailField({ field, label, autoComplete = 'username', ...rest }: EmailFieldProps) {
  const { t } = useLingui();
  return (
    <Field {...rest} label={label ?? t`E-mail`}>
      {(control) => (
        <Input
          {...control}
          {...field}
          type="email"
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={LIMIT}
        />
      )}
    </Field>
  );
}
