import { useLingui } from '@lingui/react/macro';
import { pickText, useLocale } from '@/shared/i18n/locale';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import type { DisputeDesk } from '../desk-disputes-api';

export interface DeskReadyTextProps {
  ready: DisputeDesk['templates'];
  onChoose: (text: string) => void;
}

/** A ready text to begin a decision with, in all three languages: the two sides may read different ones. */
export function DeskReadyText({ ready, onChoose }: DeskReadyTextProps) {
  const { t } = useLingui();
  const locale = useLocale();
  if (ready.length === 0) return null;
  return (
    <Field
      label={t`Begin with a ready text`}
      hint={t`It is put in in all three languages: the two sides may read different ones.`}
    >
      {(control) => (
        <Select
          {...control}
          value=""
          placeholder={t`Choose a text`}
          options={ready.map(({ code, text }) => ({ value: code, label: pickText(text, locale) }))}
          onChange={({ target }) => {
            const chosen = ready.find(({ code }) => code === target.value);
            if (chosen) onChoose([chosen.text.uz, chosen.text.ru, chosen.text.en].join('\n'));
          }}
        />
      )}
    </Field>
  );
}
