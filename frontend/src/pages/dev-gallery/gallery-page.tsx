import { useEffect } from 'react';
import { activateLocale, LOCALES, type Locale, loadTexts, type TextPart } from '@/shared/i18n/locale';
import { useSearchParams } from '@/shared/router/router';
import { ENTRIES } from './entries';
import { holdStates } from './hold-states';
import { Specimen } from './specimen';

const THEMES = ['light', 'dark'] as const;
/** A component's texts travel with the pages that show it. */
const TEXTS: readonly TextPart[] = ['rest', 'staff', 'listing', 'catalog', 'review-forms', 'refusals'];

/**
 * Every shared component in all its states, in both themes side by side and in the chosen language. Development only:
 * the words around the components are not translated.
 */
export function GalleryPage() {
  const [params, setParams] = useSearchParams();
  const locale = LOCALES.find(({ code }) => code === params.get('lang'))?.code ?? 'en';
  const theme = THEMES.find((name) => name === params.get('theme'));
  if (theme) return <Column theme={theme} locale={locale} />;
  return (
    <div className="flex h-dvh flex-col">
      <header className="flex flex-wrap items-center gap-4 border-line border-b p-3">
        <h1 className="font-semibold text-xl">Components</h1>
        <label className="flex items-center gap-2">
          Language
          <select
            value={locale}
            onChange={({ target }) => setParams({ lang: target.value }, { replace: true })}
            className="h-8 rounded-md border border-control-line bg-control px-2"
          >
            {LOCALES.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </header>
      <div className="grid min-h-0 flex-1 grid-cols-2 divide-x divide-line">
        {THEMES.map((name) => (
          <iframe
            key={name}
            title={`The ${name} theme`}
            src={`?theme=${name}&lang=${locale}`}
            className="size-full"
          />
        ))}
      </div>
    </div>
  );
}

/** One theme: a document of its own, so that dialogs and whatever else lies over the page are in it too. */
function Column({ theme, locale }: { theme: (typeof THEMES)[number]; locale: Locale }) {
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    void Promise.all(TEXTS.map(loadTexts)).then(() => activateLocale(locale));
  }, [theme, locale]);
  useEffect(() => {
    // What shows its own open part has scrolled to it.
    scrollTo(0, 0);
    return holdStates();
  }, []);
  return (
    <main className="grid grid-cols-1 gap-8 bg-canvas p-4 text-fg">
      <h1 className="sr-only">Components in the {theme} theme</h1>
      {ENTRIES.map((entry) => (
        <Specimen key={entry.file} entry={entry} />
      ))}
    </main>
  );
}
