import { useLingui } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { Input } from '@/shared/ui/input';
import type { PaymentMethod } from '../api';
import { quickSums } from '../deposit-amount';

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
          <Input
            {...control}
            ref={ref}
            value={value}
            onChange={({ target }) => onChange(grouped(target))}
            onBlur={() => {
              if (amount !== null) onChange(formatNumber(amount));
              onBlur();
            }}
            inputMode="numeric"
            autoComplete="off"
            placeholder="0"
            maxLength={19}
            suffix={currencyWord(locale)}
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

/** Group what is typed at the end; in the middle the caret would jump, so the end of typing groups it. */
function grouped({ value, selectionStart }: HTMLInputElement): string {
  const amount = parseSom(value);
  return amount !== null && selectionStart === value.length ? formatNumber(amount) : value;
}
