import type { Locale } from '@/shared/i18n/locale';

/** U+202F: narrow, and no line breaks in the middle of a sum. */
const THIN_SPACE = '\u202f';

const CURRENCY: Record<Locale, string> = { uz: 'soʻm', ru: 'сум', en: 'UZS' };

/** Group a whole number by thin spaces: 4850000 → `4 850 000`. */
export function formatNumber(value: number): string {
  const sign = value < 0 ? '−' : '';
  return sign + String(Math.abs(Math.trunc(value))).replace(/\B(?=(\d{3})+$)/g, THIN_SPACE);
}

/** The currency's word in a language: soʻm, сум or UZS. */
export function currencyWord(locale: Locale): string {
  return CURRENCY[locale];
}

/** Whole soʻm as people read it: `4 850 000 soʻm`. For big prices in markup use `<Money>`. */
export function formatSom(amount: number, locale: Locale): string {
  return `${formatNumber(amount)}\u00a0${CURRENCY[locale]}`;
}

/** A number with a fraction: 4.92, with a comma in Uzbek and Russian (Chromium's Intl knows no Uzbek). */
export function formatDecimal(value: number, digits: number, locale: Locale): string {
  const text = value.toFixed(digits);
  return locale === 'en' ? text : text.replace('.', ',');
}

/** Basis points as a percentage: 1000 → `10%`, 850 → `8.5%` (a comma in Uzbek and Russian). */
export function formatRate(rateBps: number, locale: Locale): string {
  const percent = String(rateBps / 100);
  return `${locale === 'en' ? percent : percent.replace('.', ',')}%`;
}

/** Digits a person typed, spaces and all, as whole soʻm; null when it is not a whole number. */
export function parseSom(text: string): number | null {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  if (!/^\d{1,15}$/.test(digits)) return null;
  return Number(digits);
}
