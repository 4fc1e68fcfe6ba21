import { i18n } from '@lingui/core';
import { extraParts, initialLocale, type Locale } from './locale';

const parts = {
  uz: () => import('./locales/uz.staff'),
  ru: () => import('./locales/ru.staff'),
  en: () => import('./locales/en.staff'),
};

const complete = new Set<Locale>();

async function load(locale: Locale): Promise<void> {
  if (complete.has(locale)) return;
  const { messages } = await parts[locale]();
  i18n.load(locale, messages);
  complete.add(locale);
}

/** Make sure that the texts of the staff's pages are there, now and after every change of language. */
export async function loadStaffMessages(): Promise<void> {
  extraParts.add(load);
  await load(initialLocale());
}
