import { useLingui } from '@lingui/react/macro';
import type { UseFormRegisterReturn } from 'react-hook-form';
import type { Schema } from '@/shared/api/types';
import { Field } from './field';
import { Input } from './input';
import { PasswordInput } from './password-input';
import { Select, type SelectOption } from './select';
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

export interface CredentialsFieldsProps {
  register: (field: CredentialField) => UseFormRegisterReturn;
  errors: Partial<Record<CredentialField, { message?: string | undefined } | undefined>>;
  /** The ways this game knows to sign in; free text without any, null where it is asked for elsewhere. */
  loginMethods: readonly SelectOption[] | null;
  /** What is typed so far (`form.watch('credentials')`): the fields then fit the way to sign in, and say what is missing. */
  values?: Partial<Record<CredentialField, string>> | undefined;
}

/** The login data of a game account as its seller types it. Browsers are asked not to keep it. */
export function CredentialsFields({ register, errors, loginMethods }: CredentialsFieldsProps) {
  const { t } = useLingui();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {loginMethods && (
        <Field
          label={t`How one signs in`}
          error={errors.login_method?.message}
          isRequired
          className="sm:col-span-2"
        >
          {(control) =>
            loginMethods.length > 0 ? (
              <Select
                {...control}
                {...register('login_method')}
                options={loginMethods}
                placeholder={t`Choose`}
              />
            ) : (
              <Input {...control} {...register('login_method')} maxLength={32} />
            )
          }
        </Field>
      )}
      <Field label={t`Login of the game account`} error={errors.login?.message} isRequired>
        {(control) => (
          <Input
            {...control}
            {...register('login')}
            maxLength={200}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t`Password of the game account`} error={errors.password?.message} isRequired>
        {(control) => (
          <PasswordInput {...control} {...register('password')} maxLength={200} autoComplete="new-password" />
        )}
      </Field>
      <Field
        label={t`E-mail of the account`}
        error={errors.email?.message}
        hint={t`If it is handed over too`}
      >
        {(control) => (
          <Input
            {...control}
            {...register('email')}
            type="email"
            maxLength={254}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        )}
      </Field>
      <Field label={t`Password of the e-mail`} error={errors.email_password?.message}>
        {(control) => (
          <PasswordInput
            {...control}
            {...register('email_password')}
            maxLength={200}
            autoComplete="new-password"
          />
        )}
      </Field>
      <Field
        label={t`Note for the buyer`}
        hint={t`Backup codes, a secret question, what to change first`}
        error={errors.note?.message}
        className="sm:col-span-2"
      >
        {(control) => (
          <Textarea {...control} {...register('note')} maxLength={2000} rows={3} autoComplete="off" />
        )}
      </Field>
    </div>
  );
}
