import { i18n, type Messages } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { storage } from '@/shared/lib/storage';

export type Locale = 'uz' | 'ru' | 'en';

/** Texts that are fetched together: with a page, or with a dialog of it (tools/text-parts.mjs). */
export type TextPart = keyof typeof import('./locales/en')['parts'];

export const LOCALES: readonly { code: Locale; name: string }[] = [
  { code: 'uz', name: 'Oʻzbekcha' },
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
];

const KEY = 'wibestore.locale';

/** The texts of the frame around all pages, and where the language's other parts are. */
const frames = {
  uz: () => import('./locales/uz'),
  ru: () => import('./locales/ru'),
  en: () => import('./locales/en'),
};

/** What was asked for since the tab was opened: another language brings all of it along. */
const wanted = new Set<TextPart>();
const complete = new Set<string>();

function isLocale(value: unknown): value is Locale {
  return value === 'uz' || value === 'ru' || value === 'en';
}

/** The language that the address asked for at the start (`?lang=`), until somebody chooses one. */
let asked = new URLSearchParams(window.location.search).get('lang');

/** The language to start with: the address's `?lang=`, else the kept choice, else the browser's (written on <html> before the first paint), else Uzbek. */
export function initialLocale(): Locale {
  if (isLocale(asked)) return asked;
  const stored = storage.read(KEY);
  if (isLocale(stored)) return stored;
  const { lang } = document.documentElement;
  return isLocale(lang) ? lang : 'uz';
}

/** Fetch a language's messages and show them; every component that reads texts renders again. */
export async function activateLocale(locale: Locale): Promise<void> {
  await fetchWanted(locale);
  i18n.activate(locale);
  // The same again would have the browser find the look of everything anew.
  if (document.documentElement.lang !== locale) document.documentElement.lang = locale;
}

/** Make sure that these texts are there, now and after every change of language. */
export async function loadTexts(part: TextPart): Promise<void> {
  wanted.add(part);
  let locale: Locale;
  do {
    locale = currentLocale();
    try {
      await fetchWanted(locale);
    } catch (error) {
      // Or what cannot come, say without a connection, would keep what can from coming.
      wanted.delete(part);
      throw error;
    }
  } while (locale !== currentLocale());
}

/** Fetch what is wanted of a language and not there yet; what is wanted meanwhile too. */
async function fetchWanted(locale: Locale): Promise<void> {
  const { messages, parts } = await frames[locale]();
  if (!complete.has(locale)) i18n.load(locale, messages);
  complete.add(locale);
  for (;;) {
    const missing = [...wanted].filter((part) => !complete.has(`${locale}/${part}`));
    if (missing.length === 0) return;
    const fetched = await Promise.all(missing.map((part) => parts[part]()));
    addTexts(locale, Object.assign({}, ...fetched.map((part) => part.messages)));
    for (const part of missing) complete.add(`${locale}/${part}`);
  }
}

/** Nothing that is shown waits for these texts, so nothing is drawn again: `i18n.load` would have the whole page do so. */
function addTexts(locale: Locale, texts: Messages): void {
  if (locale === i18n.locale) Object.assign(i18n.messages, texts);
  else i18n.load(locale, texts);
}

/** Activate a language and keep it for this browser. */
export async function chooseLocale(locale: Locale): Promise<void> {
  await activateLocale(locale);
  asked = null;
  storage.write(KEY, locale);
}

/** The active language outside components: for the transport's Accept-Language, for example. */
export function currentLocale(): Locale {
  return isLocale(i18n.locale) ? i18n.locale : 'uz';
}

/** The active language; the component renders again when it changes. */
export function useLocale(): Locale {
  const { i18n: active } = useLingui();
  return isLocale(active.locale) ? active.locale : 'uz';
}

/** Pick one of the server's three texts (`{"uz": …, "ru": …, "en": …}`), falling back to any that is there. */
export function pickText(texts: Partial<Record<Locale, string>>, locale: Locale): string {
  return texts[locale] || texts.uz || texts.en || texts.ru || '';
}
