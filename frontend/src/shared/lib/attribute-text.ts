import type { Schema } from '@/shared/api/types';
import { type Locale, pickText } from '@/shared/i18n/locale';
import { formatNumber } from './money';

/** What a listing says of an attribute, in words. */
export function attributeText(
  attribute: Schema<'AttributeOut'>,
  value: number | string | boolean,
  locale: Locale,
  words: { yes: string; no: string },
): string {
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  // A year is not a quantity: 2019, not 2 019.
  if (typeof value === 'number') return /year$/.test(attribute.key) ? String(value) : formatNumber(value);
  const choice = attribute.choices?.find((each) => each.value === value);
  return choice ? pickText(choice.label, locale) : value;
}
