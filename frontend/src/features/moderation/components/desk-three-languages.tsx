import { useLingui } from '@lingui/react/macro';
import { LOCALES, type Locale } from '@/shared/i18n/locale';
import { cn } from '@/shared/lib/cn';

export interface DeskThreeLanguagesProps {
  text: Readonly<Record<Locale, string>>;
  /** The language of whoever reads it: that one is marked. */
  readerLocale?: Locale | undefined;
  className?: string;
}

/** A ready text in all three languages, so that whoever sends it sees what is read. */
export function DeskThreeLanguages({ text, readerLocale, className }: DeskThreeLanguagesProps) {
  const { t } = useLingui();
  return (
    <dl className={cn('grid gap-1.5 rounded-md bg-inset p-3 text-xs', className)}>
      {LOCALES.map(({ code, name }) => (
        <div key={code} className={cn('sm:flex sm:gap-2', code === readerLocale && 'font-semibold text-fg')}>
          <dt className="w-24 shrink-0 text-muted">
            {name}
            {code === readerLocale && <span className="block text-accent">{t`They read this`}</span>}
          </dt>
          <dd lang={code} className="min-w-0 break-words">
            {text[code]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
