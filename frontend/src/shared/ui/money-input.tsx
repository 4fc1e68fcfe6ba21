import { useLocale } from '@/shared/i18n/locale';
import { currencyWord, formatNumber, parseSom } from '@/shared/lib/money';
import { Input, type InputProps } from './input';

/** Fifteen digits and the spaces between them. */
const MAX_LENGTH = 19;

export interface MoneyInputProps extends Omit<InputProps, 'type' | 'value' | 'onChange' | 'suffix'> {
  /** What was typed; read it by `parseSom`. */
  value: string;
  onChange: (text: string) => void;
}

/** A sum in whole soʻm, grouped by thin spaces while it is typed. */
export function MoneyInput({ value, onChange, onBlur, ...rest }: MoneyInputProps) {
  const locale = useLocale();
  return (
    <Input
      placeholder="0"
      {...rest}
      value={value}
      onChange={({ target }) => onChange(grouped(target))}
      onBlur={(event) => {
        const amount = parseSom(value);
        if (amount !== null) onChange(formatNumber(amount));
        onBlur?.(event);
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={MAX_LENGTH}
      suffix={currencyWord(locale)}
    />
  );
}

/** Group what is typed at the end; in the middle the caret would jump, so the end of typing groups it. */
function grouped({ value, selectionStart }: HTMLInputElement): string {
  const amount = parseSom(value);
  return amount !== null && selectionStart === value.length ? formatNumber(amount) : value;
}
