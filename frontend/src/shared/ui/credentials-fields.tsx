import { useLingui } from '@lingui/react/macro';
import type { UseFormRegisterReturn } from 'react-hook-form';
import type { Schema } from '@/shared/api/types';
import { fieldsOf, loginFamilyOf } from '@/shared/lib/login-methods';
import { useCredentialWords } from '@/shared/lib/use-credential-words';
import { Field } from './field';
import { Input } from './input';
import { PasswordInput } from './password-input';
import { Select, type SelectOption } from './select';
import { TakeoverMeter } from './takeover-meter';
import { Textarea } from './textarea';

export type CredentialField = keyof Schema<'CredentialsIn'>;

export const NO_CREDENTIALS: Required<Schema<'CredentialsIn'>> = {
  login_method: '',
  login: '',
  password: '',
  email: '',
  email_password: '',
  note: '',
};

const QUIET = { autoComplete: 'off', autoCapitalize: 'off', spellCheck: false } as const;

export interface CredentialsFieldsProps {
  register: (field: CredentialField) => UseFormRegisterReturn;
  errors: Partial<Record<CredentialField, { message?: string | undefined } | undefined>>;
  /** The ways this game knows to sign in; free text without any, null where it is asked for elsewhere. */
  loginMethods: readonly SelectOption[] | null;
  /**
   * What is typed so far (`form.watch('credentials')`, with the way to sign in): the fields then fit it, and a meter
   * says what the buyer lacks.
   */
  values?: Partial<Record<CredentialField, string>> | undefined;
}

/** The login data of a game account as its seller types it. Browsers are asked not to keep it. */
export function CredentialsFields({ register, errors, loginMethods, values }: CredentialsFieldsProps) {
  const family = loginFamilyOf(values?.login_method ?? '');
  const { labelOf, hintOf } = useCredentialWords(family);
  const shown = fieldsOf(family);
  const isShown = (field: CredentialField) => shown.includes(field) || Boolean(values?.[field]);
  const common = (field: Exclude<CredentialField, 'login_method'>) => ({
    label: labelOf(field),
    hint: hintOf(field),
    error: errors[field]?.message,
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {loginMethods && (
        <MethodField register={register} error={errors.login_method?.message} loginMethods={loginMethods} />
      )}
      <Field {...common('login')} isRequired>
        {(control) => (
          <Input
            {...control}
            {...register('login')}
            {...QUIET}
            maxLength={200}
            inputMode={family === 'phone' ? 'tel' : 'text'}
          />
        )}
      </Field>
      <Field {...common('password')} isRequired>
        {(control) => (
          <PasswordInput {...control} {...register('password')} maxLength={200} autoComplete="new-password" />
        )}
      </Field>
      {isShown('email') && (
        <Field {...common('email')}>
          {(control) => <Input {...control} {...register('email')} {...QUIET} type="email" maxLength={254} />}
        </Field>
      )}
      {isShown('email_password') && (
        <Field {...common('email_password')}>
          {(control) => (
            <PasswordInput
              {...control}
              {...register('email_password')}
              maxLength={200}
              autoComplete="new-password"
            />
          )}
        </Field>
      )}
      <Field {...common('note')} className="sm:col-span-2">
        {(control) => (
          <Textarea {...control} {...register('note')} maxLength={2000} rows={3} autoComplete="off" />
        )}
      </Field>
      {values && (
        <div className="sm:col-span-2">
          <TakeoverMeter typed={values} />
        </div>
      )}
    </div>
  );
}

function MethodField({
  register,
  error,
  loginMethods,
}: Pick<CredentialsFieldsProps, 'register'> & {
  error: string | undefined;
  loginMethods: readonly SelectOption[];
}) {
  const { t } = useLingui();
  return (
    <Field label={t`How one signs in`} error={error} isRequired className="sm:col-span-2">
      {(control) =>
        loginMethods.length > 0 ? (
          <Select {...control} {...register('login_method')} options={loginMethods} placeholder={t`Choose`} />
        ) : (
          <Input {...control} {...register('login_method')} maxLength={32} />
        )
      }
    </Field>
  );
}
