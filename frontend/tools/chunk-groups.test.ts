import { expect, test } from 'vitest';
import { type ModuleFacts, reachOf } from './chunk-groups.ts';

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
