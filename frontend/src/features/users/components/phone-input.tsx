import type { ComponentProps } from 'react';
import { Input } from '@/shared/ui/input';
import { formatPhone } from '../account-rules';

export type PhoneInputProps = Omit<ComponentProps<typeof Input>, 'value' | 'onChange' | 'type'> & {
  value: string;
  onChange: (text: string) => void;
};

/** An Uzbek number after a fixed +998, grouped while it is typed. */
export function PhoneInput({ value, onChange, onBlur, ...rest }: PhoneInputProps) {
  return (
    <Input
      autoComplete="tel-national"
      placeholder="90 123 45 67"
      {...rest}
      type="tel"
      value={value}
      icon={<span className="text-fg tnum">+998</span>}
      className="pl-15 tnum"
      // Grouped at the end of the line only: in the middle the caret would jump; leaving the field groups it all.
      onChange={({ target }) =>
        onChange(target.selectionStart === target.value.length ? formatPhone(target.value) : target.value)
      }
      onBlur={(event) => {
        onChange(formatPhone(value));
        onBlur?.(event);
      }}
    />
  );
}
