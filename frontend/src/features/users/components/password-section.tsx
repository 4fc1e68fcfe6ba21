import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { showProblemInForm } from '@/shared/api/form-problem';
import { isProblem } from '@/shared/api/problem';
import { accountPaths } from '@/shared/lib/account-paths';
import { useFocusOnRefusal } from '@/shared/lib/use-focus-on-refusal';
import { Link } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Field } from '@/shared/ui/field';
import { FormProblem } from '@/shared/ui/form-problem';
import { PasswordInput } from '@/shared/ui/password-input';
import { showToast } from '@/shared/ui/toast';
import { useChangePassword } from '../account-api';
import { PASSWORD_LENGTH } from '../account-rules';
import type { Me } from '../api';
import { NewPasswordField } from './new-password-field';
import { SettingsSection } from './settings-section';

/** Change one's password, or set a first one where Google was the only way in. */
export function PasswordSection({ me }: { me: Me }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <SettingsSection
      title={t`Password`}
      hint={
        me.has_password
          ? t`A change signs you out everywhere else. Withdrawals rest for a day afterwards, so that nobody can use a stolen password.`
          : t`You have none: Google is your way in. With a password there is a second one.`
      }
      aside={
        !isOpen && (
          <Button onClick={() => setOpen(true)}>{me.has_password ? t`Change` : t`Set a password`}</Button>
        )
      }
    >
      {isOpen && <PasswordForm me={me} onClose={() => setOpen(false)} />}
    </SettingsSection>
  );
}

interface Values {
  current: string;
  password: string;
}

function PasswordForm({ me, onClose }: { me: Me; onClose: () => void }) {
  const { t } = useLingui();
  const change = useChangePassword();
  const { register, handleSubmit, setError, watch, formState } = useForm<Values>({
    defaultValues: { current: '', password: '' },
  });
  const { errors, isSubmitting } = formState;
  const form = useFocusOnRefusal(isSubmitting);
  const submit = handleSubmit(async ({ current, password }) => {
    try {
      await change.mutateAsync({ current_password: me.has_password ? current : null, password });
      showToast({ tone: 'success', title: t`Your password is changed` });
      onClose();
    } catch (error) {
      if (isProblem(error, 'auth.invalid_credentials'))
        setError('current', { message: t`This is not your password.` });
      else
        showProblemInForm<Values>(error, setError, ['current', 'password'], {
          '/current_password': 'current',
        });
    }
  });
  return (
    <form ref={form} onSubmit={submit} noValidate className="grid max-w-md gap-4">
      {/* Password managers look for whose password is changed. */}
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <fieldset disabled={isSubmitting} className="grid min-w-0 gap-4">
        {me.has_password && (
          <Field
            label={t`Current password`}
            error={errors.current?.message}
            aside={
              <Link className="font-medium text-accent hover:underline" to={accountPaths.forgotPassword()}>
                {t`Forgot the password?`}
              </Link>
            }
          >
            {(control) => (
              <PasswordInput
                {...control}
                {...register('current', { required: t`Fill this in.` })}
                maxLength={PASSWORD_LENGTH.max}
              />
            )}
          </Field>
        )}
        <NewPasswordField
          value={watch('password')}
          known={[me.email, me.username]}
          error={errors.password?.message}
          field={register('password', {
            required: t`Fill this in.`,
            minLength: { value: PASSWORD_LENGTH.min, message: t`At least 8 characters.` },
          })}
        />
      </fieldset>
      <FormProblem message={errors.root?.message} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="lg" isLoading={isSubmitting}>
          {me.has_password ? t`Set the new password` : t`Set a password`}
        </Button>
        <Button size="lg" variant="ghost" disabled={isSubmitting} onClick={onClose}>
          {t`Not now`}
        </Button>
      </div>
    </form>
  );
}
