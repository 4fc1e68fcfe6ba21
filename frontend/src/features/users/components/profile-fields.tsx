import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { LOCALES } from '@/shared/i18n/locale';
import { Card } from '@/shared/ui/card';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import { Select } from '@/shared/ui/select';
import { Textarea } from '@/shared/ui/textarea';
import { isUsername, phoneToWire, USERNAME_LENGTH } from '../account-rules';
import type { Me } from '../api';
import type { ProfileValues } from '../profile-values';
import { timeZoneOptions } from '../time-zones';
import { PhoneInput } from './phone-input';
import { UsernameHints } from './username-hints';

const NAME_LIMIT = 60;
const ABOUT_LIMIT = 1000;
const PHONE_LENGTH = '+998901234567'.length;

/** What everybody sees. */
export function PublicFields() {
  const { t } = useLingui();
  const { register, watch, formState } = useFormContext<ProfileValues>();
  const { errors, dirtyFields } = formState;
  const username = watch('username');
  return (
    <Section title={t`Public`} hint={t`Everybody can read this.`}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field
          label={t`Display name`}
          hint={t`Without one, the username is shown.`}
          error={errors.display_name?.message}
        >
          {(control) => (
            <Input {...control} {...register('display_name')} maxLength={NAME_LIMIT} autoComplete="name" />
          )}
        </Field>
        <Field
          label={t`Username`}
          hint={
            dirtyFields.username ? (
              <UsernameHints username={username.trim()} />
            ) : (
              t`Part of your page's address.`
            )
          }
          error={errors.username?.message}
        >
          {(control) => (
            <Input
              {...control}
              {...register('username', {
                validate: (text) =>
                  isUsername(text.trim()) ||
                  t`3 to 30 Latin or Cyrillic letters (not both) and digits, with single _ . - between them.`,
              })}
              maxLength={USERNAME_LENGTH.max}
              autoComplete="nickname"
              autoCapitalize="none"
              spellCheck={false}
              icon={<span className="text-muted">@</span>}
            />
          )}
        </Field>
      </div>
      <Field
        label={t`About`}
        hint={t`What you sell or look for. No contacts: deals outside the shop are not protected.`}
        error={errors.about?.message}
        aside={`${watch('about').length} / ${ABOUT_LIMIT}`}
      >
        {(control) => <Textarea {...control} {...register('about')} rows={4} maxLength={ABOUT_LIMIT} />}
      </Field>
    </Section>
  );
}

/** What only the shop knows. */
export function PrivateFields({ me }: { me: Me }) {
  const { t } = useLingui();
  const { control: form, register, formState } = useFormContext<ProfileValues>();
  const { errors } = formState;
  return (
    <Section title={t`Private`} hint={t`Only you and the shop see this.`}>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label={t`E-mail`}>
          {(control) => <Input {...control} value={me.email} type="email" readOnly />}
        </Field>
        <Field
          label={t`Phone`}
          hint={t`For support to reach you. You may leave it empty.`}
          error={errors.phone?.message}
        >
          {(control) => (
            <Controller
              control={form}
              name="phone"
              rules={{
                validate: (text) =>
                  [0, PHONE_LENGTH].includes(phoneToWire(text).length) ||
                  t`An Uzbek number, please: +998 and nine digits.`,
              }}
              render={({ field }) => <PhoneInput {...control} {...field} />}
            />
          )}
        </Field>
        <Field label={t`Language`} hint={t`Of the shop and of its letters.`} error={errors.language?.message}>
          {(control) => (
            <Select
              {...control}
              {...register('language')}
              options={LOCALES.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </Field>
        <Field label={t`Time zone`} error={errors.time_zone?.message}>
          {(control) => (
            <Select {...control} {...register('time_zone')} options={timeZoneOptions(me.time_zone)} />
          )}
        </Field>
      </div>
    </Section>
  );
}

function Section({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <Card className="p-4 md:p-6">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="mt-0.5 text-muted">{hint}</p>
      <div className="mt-4 grid gap-4">{children}</div>
    </Card>
  );
}
