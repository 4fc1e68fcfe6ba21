import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Field } from '@/shared/ui/field';
import { RadioGroup } from '@/shared/ui/radio-group';
import { Select } from '@/shared/ui/select';
import type { Sealing } from '../hooks/use-sealing';
import type { SellForm } from '../hooks/use-sell-form';
import { useSlaWords } from '../hooks/use-sla-words';
import { isLoginMethod, SLA_MINUTES } from '../sell-values';
import { AttributeField } from './attribute-field';
import { SealBox } from './seal-box';
import { SellSection } from './sell-section';

/** How the buyer gets the login: at once from the vault, or by hand within a promised time. */
export function StepDelivery({
  sell,
  sealing,
  hours,
}: {
  sell: SellForm;
  sealing: Sealing;
  /** The seller's working hours and the switch for being away. */
  hours: ReactNode;
}) {
  const { t } = useLingui();
  const slaWords = useSlaWords();
  const { form, values, isSealed } = sell;
  const loginMethod = sell.specs.find(isLoginMethod);
  return (
    <>
      <SellSection title={t`Delivery`}>
        <RadioGroup
          label={t`How the buyer gets the login`}
          isLabelHidden
          className="sm:grid-cols-2"
          value={isSealed ? 'instant' : values.delivery}
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
        {loginMethod && (
          <div className="sm:max-w-72">
            <AttributeField
              spec={loginMethod}
              sell={sell}
              isRequired={loginMethod.is_required || (values.delivery === 'instant' && !isSealed)}
            />
          </div>
        )}
        {(values.delivery === 'instant' || isSealed) && (
          <SealBox sealing={sealing} isSealed={isSealed} error={sell.errorOf('credentials')} />
        )}
      </SellSection>
      {values.delivery === 'manual' && !isSealed && (
        <>
          <SellSection title={t`Your promise`}>
            <Field
              label={t`You promise to deliver within`}
              hint={t`Later than that the buyer may cancel.`}
              error={sell.errorOf('sla')}
              className="sm:max-w-72"
            >
              {(control) => (
                <Select
                  {...control}
                  {...form.register('sla')}
                  options={SLA_MINUTES.map((minutes) => ({
                    value: String(minutes),
                    label: slaWords(minutes),
                  }))}
                />
              )}
            </Field>
          </SellSection>
          {hours}
        </>
      )}
    </>
  );
}
