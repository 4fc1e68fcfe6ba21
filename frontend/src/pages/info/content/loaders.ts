import type { Locale } from '@/shared/i18n/locale';
import type { Faq, InfoDocument } from './shape';

type Loaders<Content> = Record<Locale, () => Promise<Content>>;

/** Each text in each language is a file of its own: a reader fetches the one that is read. */
export const documents = {
  terms: {
    uz: async () => (await import('./uz/terms')).terms,
    ru: async () => (await import('./ru/terms')).terms,
    en: async () => (await import('./en/terms')).terms,
  },
  privacy: {
    uz: async () => (await import('./uz/privacy')).privacy,
    ru: async () => (await import('./ru/privacy')).privacy,
    en: async () => (await import('./en/privacy')).privacy,
  },
  refunds: {
    uz: async () => (await import('./uz/refunds')).refunds,
    ru: async () => (await import('./ru/refunds')).refunds,
    en: async () => (await import('./en/refunds')).refunds,
  },
} satisfies Record<string, Loaders<InfoDocument>>;

export const faqs: Loaders<Faq> = {
  uz: async () => (await import('./uz/faq')).faq,
  ru: async () => (await import('./ru/faq')).faq,
  en: async () => (await import('./en/faq')).faq,
};

export type DocumentName = keyof typeof documents;

/** When the words of a document last changed, in all languages at once. */
export const CHANGED: Record<DocumentName, string> = {
  terms: '2026-11-26T00:00:00+05:00',
  privacy: '2026-11-26T00:00:00+05:00',
  refunds: '2026-11-26T00:00:00+05:00',
};
