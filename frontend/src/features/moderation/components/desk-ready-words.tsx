import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { LOCALES, type Locale, pickText, useLocale } from '@/shared/i18n/locale';
import { Field } from '@/shared/ui/field';
import { Select } from '@/shared/ui/select';
import { Skeleton } from '@/shared/ui/skeleton';
import type { ReadyReason } from '../desk-listing-types';
import { useReadyReasons } from '../desk-listings-api';
import { DeskThreeLanguages } from './desk-three-languages';

export interface DeskReadyWordsProps {
  use: ReadyReason['use'];
  /** The language of whoever reads it: the words are put in by it. Without it, one's own. */
  readerLocale?: Locale | undefined;
  onChoose: (words: string) => void;
}

/** A ready text to begin with; the chosen one is shown in all three languages, the reader's one marked. */
export function DeskReadyWords({ use, readerLocale, onChoose }: DeskReadyWordsProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { ready, isLoading } = useReadyReasons(use);
  const [code, setCode] = useState('');
  const chosen = ready.find((each) => each.code === code);
  const language = LOCALES.find((each) => each.code === readerLocale)?.name;
  if (isLoading) return <Skeleton className={language ? 'h-22' : 'h-16.5'} />;
  if (ready.length === 0) return null;
  return (
    <div className="grid gap-2">
      <Field label={t`Begin with a ready text`} hint={language && t`The reader's language: ${language}`}>
        {(control) => (
          <Select
            {...control}
            value={code}
            placeholder={t`Choose a text`}
            options={ready.map((each) => ({ value: each.code, label: pickText(each.text, locale) }))}
            onChange={({ target }) => {
              setCode(target.value);
              const next = ready.find((each) => each.code === target.value);
              if (next) onChoose(pickText(next.text, readerLocale ?? locale));
            }}
          />
        )}
      </Field>
      {chosen && readerLocale && <DeskThreeLanguages text={chosen.text} readerLocale={readerLocale} />}
    </div>
  );
}
