import { useLingui } from '@lingui/react/macro';
import type { ComponentProps } from 'react';
import type { Schema } from '@/shared/api/types';
import { useLocale } from '@/shared/i18n/locale';
import { formatNumber, formatSom, parseSom } from '@/shared/lib/money';
import { Chip } from '@/shared/ui/chip';
import { Field } from '@/shared/ui/field';
import { MoneyInput } from '@/shared/ui/money-input';

const QUICK_SUMS = [100_000, 500_000, 1_000_000];

export interface WithdrawAmountProps {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  ref: ComponentProps<'input'>['ref'];
  wallet: Schema<'WalletOut'>;
  error: string | undefined;
}

/** How much, with buttons for the usual sums and for all that may leave now. */
export function WithdrawAmount({ value, onChange, onBlur, ref, wallet, error }: WithdrawAmountProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const amount = parseSom(value);
  const { withdrawable } = wallet;
  const least = formatNumber(wallet.withdrawal_limits.min);
  const most = formatSom(withdrawable, locale);
  const sums = QUICK_SUMS.filter((sum) => sum >= wallet.withdrawal_limits.min && sum < withdrawable);
  return (
    <div className="grid gap-3">
      <Field label={t`Amount`} error={error} hint={t`From ${least} to ${most}`}>
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
        {sums.map((sum) => (
          <Chip key={sum} isOn={amount === sum} onClick={() => onChange(formatNumber(sum))} className="tnum">
            {formatNumber(sum)}
          </Chip>
        ))}
        <Chip
          isOn={amount === withdrawable}
          onClick={() => onChange(formatNumber(withdrawable))}
          className="tnum"
        >
          {t`All: ${most}`}
        </Chip>
      </div>
    </div>
  );
}
