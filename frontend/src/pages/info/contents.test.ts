import { expect, test } from 'vitest';
import type { Locale } from '@/shared/i18n/locale';
import { type DocumentName, documents, faqs } from './content/loaders';
import type { Faq, InfoBlock, InfoDocument } from './content/shape';

const LOCALES: readonly Locale[] = ['uz', 'ru', 'en'];
const NAMES = Object.keys(documents) as DocumentName[];
const ADDRESSES =
  /^\/(support|faq|terms|privacy|refunds|company|how-it-works|premium|wallet|wallet\/withdraw|transactions|sell|settings\/(profile|security|sessions|notifications|close))$/;

/** What must be the same in every language: a paragraph is 1, a list is how many items it has. */
const shapeOf = (blocks: readonly InfoBlock[]) =>
  blocks.map((block) => (typeof block === 'string' ? 1 : [block.length]));

const linksOf = (blocks: readonly (InfoBlock | undefined)[]) =>
  blocks
    .flat()
    .flatMap((text) => [...(text ?? '').matchAll(/\]\(([^)]*)\)/g)].map((found) => found[1] ?? ''));

const documentShape = ({ lead, sections }: InfoDocument) => ({
  links: linksOf([lead]),
  sections: sections.map(({ id, blocks }) => ({
    id,
    blocks: shapeOf(blocks),
    links: linksOf(blocks).sort(),
  })),
});

const faqShape = ({ lead, groups }: Faq) => ({
  links: linksOf([lead]),
  groups: groups.map(({ id, items }) => ({
    id,
    items: items.map(({ id: question, answer }) => ({
      question,
      answer: shapeOf(answer),
      links: linksOf(answer).sort(),
    })),
  })),
});

const wordsOf = (text: InfoDocument | Faq): string => JSON.stringify(text);

async function inAll<Text>(loaders: Record<Locale, () => Promise<Text>>): Promise<[Text, Text, Text]> {
  return Promise.all([loaders.uz(), loaders.ru(), loaders.en()]);
}

test.each(NAMES)('%s has the same anchors, paragraphs and links in every language', async (name) => {
  const [uz, ru, en] = (await inAll<InfoDocument>(documents[name])).map(documentShape);

  expect(uz).toEqual(en);
  expect(ru).toEqual(en);
});

test('the questions are the same in every language, and at least twenty', async () => {
  const [uz, ru, en] = (await inAll(faqs)).map(faqShape);

  expect(uz).toEqual(en);
  expect(ru).toEqual(en);
  expect(en?.groups.flatMap(({ items }) => items).length).toBeGreaterThanOrEqual(20);
});

test.each(NAMES)('every anchor of %s is there once', async (name) => {
  const { sections } = await documents[name].en();
  const ids = sections.map(({ id }) => id);

  expect(new Set(ids).size).toBe(ids.length);
});

test('every anchor of the questions is there once', async () => {
  const { groups } = await faqs.en();
  const ids = groups.flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]);

  expect(new Set(ids).size).toBe(ids.length);
});

test('links lead to pages of the shop', async () => {
  const texts = [...NAMES.map((name) => documents[name].en), faqs.en];
  for (const load of texts) {
    const links = [...wordsOf(await load()).matchAll(/\]\(([^)]*)\)/g)].map((found) => found[1]);
    for (const link of links) expect(link).toMatch(ADDRESSES);
  }
});

test.each(LOCALES)('%s is written with its own letters', async (locale) => {
  const texts = await Promise.all([...NAMES.map((name) => documents[name][locale]()), faqs[locale]()]);
  for (const text of texts) {
    const words = wordsOf(text).replaceAll(/"(id)":"[^"]*"/g, '');
    if (locale === 'ru') expect(words).not.toMatch(/[ʻʼ]/);
    else expect(words).not.toMatch(/[а-яё]/i);
    if (locale === 'uz') expect(words).not.toMatch(/[og]['‘’`]/i);
  }
});
