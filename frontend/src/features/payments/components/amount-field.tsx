import { useLingui } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { MoneyInput } from '@/shared/ui/money-input';
import { quickSums } from '../deposit-amount';
import type { PaymentMethod } from '../deposits-api';

export interface AmountFieldProps {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  ref: ComponentProps<'input'>['ref'];
  method: PaymentMethod | undefined;
  error: string | undefined;
}

/** A sum in whole soʻm, grouped while it is typed, with buttons for the usual ones. */
export function AmountField({ value, onChange, onBlur, ref, method, error }: AmountFieldProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const amount = parseSom(value);
  const least = method && formatNumber(method.min_amount);
  const most = method && formatSom(method.max_amount, locale);
  return (
    <div className="grid gap-3">
      <Field label={t`Amount`} error={error} hint={least && most && t`From ${least} to ${most}`}>
        {(control) => (
          <MoneyInput
            {...control}
            ref={ref}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            className="h-12 font-bold text-xl tnum md:text-xl"
          />
        )}
      </Field>
      {/* biome-ignore lint/a11y/useSemanticElements: buttons that fill the field above are no fieldset. */}
      <div role="group" aria-label={t`Quick sums`} className="flex flex-wrap gap-2">
        {quickSums(method).map((sum) => (
          <Chip key={sum} isOn={amount === sum} onClick={() => onChange(formatNumber(sum))} className="tnum">
            {formatNumber(sum)}
          </Chip>
        ))}
      </div>
    </div>
  );
}
