import { expect, test } from 'vitest';
import { type ModuleFacts, PUBLIC_PAGES, reachOf, sharedFile } from './chunk-groups.ts';

const MODULES: Record<string, ModuleFacts> = {
  main: { importedIds: ['kit', 'node_modules/react'], dynamicallyImportedIds: ['shop', 'staff'] },
  shop: { importedIds: ['kit'], dynamicallyImportedIds: [] },
  staff: { importedIds: ['table'], dynamicallyImportedIds: ['page'] },
  page: { importedIds: ['table', 'kit'], dynamicallyImportedIds: [] },
  table: { importedIds: ['main'], dynamicallyImportedIds: [] },
};
const read = (id: string) => MODULES[id] ?? null;

test('static imports alone reach no lazy page', () => {
  expect([...reachOf('main', read, { isDynamic: false, isDeep: true })]).toEqual([
    'node_modules/react',
    'kit',
  ]);
});

test('what only the left out module needs is not reached', () => {
  const reached = reachOf('main', read, { isDynamic: true, isDeep: false, without: 'staff' });

  expect([...reached].toSorted()).toEqual(['kit', 'shop']);
});

test('circles end', () => {
  expect(reachOf('main', read, { isDynamic: true, isDeep: false }).has('table')).toBe(true);
});

test('what pages share lies in files that only such pages fetch, and no circle can come of it', () => {
  const file = (...pages: (typeof PUBLIC_PAGES)[number][]) => sharedFile(new Set(pages));
  expect(file()).toBeNull();
  expect(file('home')).toBe('with-home');
  expect(file('login', 'register')).toBe('sign-in');
  expect(file(...PUBLIC_PAGES)).toBe('common');

  // An import has all pages of its importer: from each file only into itself or into those after it.
  const order = [
    'with-',
    'of-',
    'facts',
    'extras',
    'results',
    'cards',
    'things',
    'sign-in',
    'fields',
    'notes',
    'common',
  ];
  const rank = (name: string | null) => order.findIndex((start) => name?.startsWith(start));
  const all = Array.from({ length: 2 ** PUBLIC_PAGES.length - 1 }, (_, index) =>
    PUBLIC_PAGES.filter((_page, place) => ((index + 1) >> place) & 1),
  );
  for (const pages of all) {
    for (const further of PUBLIC_PAGES) {
      const from = file(...pages);
      const to = file(...new Set([...pages, further]));
      if (from !== to) expect(rank(to), `${from} → ${to}`).toBeGreaterThanOrEqual(rank(from));
    }
  }
});
