import { i18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { storage } from '@/shared/lib/storage';

export type Locale = 'uz' | 'ru' | 'en';

export const LOCALES: readonly { code: Locale; name: string }[] = [
  { code: 'uz', name: 'Oʻzbekcha' },
  { code: 'ru', name: 'Русский' },
  { code: 'en', name: 'English' },
];

const KEY = 'wibestore.locale';

/** What the first page needs, and all the rest; tools/messages.mjs divides them by what imports what. */
const firstParts = {
  uz: () => import('./locales/uz'),
  ru: () => import('./locales/ru'),
  en: () => import('./locales/en'),
};
const restParts = {
  uz: () => import('./locales/uz.rest'),
  ru: () => import('./locales/ru.rest'),
  en: () => import('./locales/en.rest'),
};

const complete = new Set<Locale>();
let isRestWanted = false;

/** Further parts of a language that the open pages need: they come along when it changes. */
export const extraParts = new Set<(locale: Locale) => Promise<void>>();

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
  const [{ messages }] = await Promise.all([
    firstParts[locale](),
    isRestWanted ? loadRest(locale) : undefined,
    ...[...extraParts].map((load) => load(locale)),
  ]);
  i18n.load(locale, messages);
  i18n.activate(locale);
  document.documentElement.lang = locale;
}

/** Make sure that the texts of all pages are there; pages other than the first ones wait for this. */
export async function loadAllMessages(): Promise<void> {
  isRestWanted = true;
  await loadRest(initialLocale());
}

async function loadRest(locale: Locale): Promise<void> {
  if (complete.has(locale)) return;
  const { messages } = await restParts[locale]();
  i18n.load(locale, messages);
  complete.add(locale);
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
