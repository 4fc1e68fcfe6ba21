import { useLingui } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { Banner } from '@/shared/ui/banner';
import { Button } from '@/shared/ui/button';
import { CredentialsFields } from '@/shared/ui/credentials-fields';
import { Field } from '@/shared/ui/field';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Select } from '@/shared/ui/select';
import { useSlaWords } from '../hooks/use-sla-words';
import { type Attribute, type SellValues, SLA_MINUTES } from '../sell-values';
import { AttributeField } from './attribute-field';
import { SellSection } from './sell-section';

/** How the buyer gets the login: at once from the vault, or by hand within a promised time. */
export function SellDelivery({
  form,
  isSealed,
  loginMethod,
  hoursNote,
}: {
  form: UseFormReturn<SellValues>;
  /** The vault already holds the login data of this listing. */
  isSealed: boolean;
  /** The game's fact that says how one signs in; few games have none. */
  loginMethod: Attribute | undefined;
  /** The seller's working hours. */
  hoursNote: ReactNode;
}) {
  const { t } = useLingui();
  const slaWords = useSlaWords();
  const [isReplacing, setReplacing] = useState(false);
  const delivery = form.watch('delivery');
  const { errors } = form.formState;

  return (
    <SellSection title={t`Delivery`}>
      <RadioGroup
        label={t`How the buyer gets the login`}
        isLabelHidden
        className="sm:grid-cols-2"
        value={isSealed ? 'instant' : delivery}
        onChange={(value) => form.setValue('delivery', value, { shouldDirty: true })}
        options={[
          {
            value: 'instant',
            label: t`Instant: seal the login now`,
            hint: t`It opens for the buyer the moment the order is paid. Sells faster.`,
          },
          {
            value: 'manual',
            label: t`By hand`,
            hint: t`You enter the login after the payment, within the time you promise.`,
            ...(isSealed && { disabledReason: t`The login is already sealed.` }),
          },
        ]}
      />
      {delivery === 'manual' && !isSealed && (
        <Field
          label={t`You promise to deliver within`}
          hint={t`Later than that the buyer may cancel.`}
          error={errors.sla?.message}
          className="sm:max-w-72"
        >
          {(control) => (
            <Select
              {...control}
              {...form.register('sla')}
              options={SLA_MINUTES.map((minutes) => ({ value: String(minutes), label: slaWords(minutes) }))}
            />
          )}
        </Field>
      )}
      {delivery === 'manual' && !isSealed && hoursNote}
      {loginMethod && (
        <div className="sm:max-w-72">
          <AttributeField
            spec={loginMethod}
            form={form}
            isRequired={loginMethod.is_required || (delivery === 'instant' && !isSealed)}
          />
        </div>
      )}
      {isSealed && (
        <Banner
          tone="success"
          title={t`The login is sealed in the vault`}
          action={
            !isReplacing && (
              <Button size="sm" onClick={() => setReplacing(true)}>
                {t`Replace it`}
              </Button>
            )
          }
        >
          {t`Nobody sees it but the buyer, not even you.`}
        </Banner>
      )}
      {(isSealed ? isReplacing : delivery === 'instant') && (
        <>
          <p className="flex gap-2.5 text-muted">
            <Lock className="mt-0.5 size-4 shrink-0 text-done" aria-hidden="true" />
            {t`The vault encrypts it at once. It is shown to one person only: the buyer, after the payment. Moderators and support do not see it.`}
          </p>
          <CredentialsFields
            register={(field) => form.register(`credentials.${field}`)}
            errors={errors.credentials ?? {}}
            loginMethods={loginMethod ? null : []}
          />
        </>
      )}
    </SellSection>
  );
}
