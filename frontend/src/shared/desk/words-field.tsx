import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { LOCALES, type Locale } from '@/shared/i18n/locale';
import { Input } from '@/shared/ui/input';

/** Words in the three languages of the interface. */
export type Words = Record<Locale, string>;

export const NO_WORDS: Words = { uz: '', ru: '', en: '' };

/** The same words without the blanks at their ends. */
export function trimmedWords({ uz, ru, en }: Words): Words {
  return { uz: uz.trim(), ru: ru.trim(), en: en.trim() };
}

/** Whether something is said in each of the languages. */
export function isWhole(words: Words): boolean {
  return Object.values(words).every((text) => text.trim() !== '');
}

export interface WordsFieldProps {
  label: string;
  value: Words;
  onChange: (words: Words) => void;
  maxLength: number;
  error?: string | undefined;
}

/** One text in Uzbek, Russian and English: a line for each. */
export function WordsField({ label, value, onChange, maxLength, error }: WordsFieldProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined} className="grid min-w-0 gap-1.5">
      <legend className="mb-1.5 font-semibold">{label}</legend>
      {LOCALES.map(({ code, name }) => (
        <Input
          key={code}
          lang={code}
          size="md"
          aria-label={t`${label}: ${name}`}
          aria-invalid={error && value[code].trim() === '' ? true : undefined}
          maxLength={maxLength}
          value={value[code]}
          onChange={({ target }) => onChange({ ...value, [code]: target.value })}
          icon={<span className="font-mono text-xs uppercase">{code}</span>}
        />
      ))}
      {error && (
        <p id={`${id}-error`} className="text-danger text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
