import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importsOf, sourceFiles } from './imports.mjs';
import { ENTRIES, partsOf } from './text-parts.mjs';

const SRC = `${process.cwd()}/src/`;
const parts = partsOf(SRC);

describe('the parts of the texts', () => {
  test('every entry is there', () => {
    for (const file of Object.values(ENTRIES).flat()) expect(existsSync(SRC + file), file).toBe(true);
  });

  test.each([
    ['app/header/header.tsx', ['base']],
    ['pages/home/hero.tsx', ['home']],
    ['features/users/components/login-form.tsx', ['login', 'staff']],
    ['pages/listing/buy-flow.tsx', ['buy']],
    ['pages/wallet/wallet-page.tsx', ['rest']],
    ['app/admin/side-nav.tsx', ['staff']],
    ['shared/api/more-problem-words.ts', ['refusals']],
  ])('%s', (file, expected) => {
    expect(parts([file])).toEqual(expected);
  });

  test('a text of the frame is in no other part', () => {
    expect(parts(['app/header/header.tsx', 'pages/home/hero.tsx'])).toEqual(['base']);
  });

  test('whoever loads an entry says which texts come with it', () => {
    const entries = new Map(
      Object.entries(ENTRIES).flatMap(([part, files]) => files.map((file) => [file, part])),
    );
    for (const file of sourceFiles(SRC)) {
      if (file.includes('.test.') || file.includes('/locales/')) continue;
      for (const { target, isDynamic } of importsOf(SRC, file)) {
        const part = entries.get(target);
        if (!isDynamic || !part || part === 'members') continue;
        expect(readFileSync(SRC + file, 'utf8'), `${file} loads ${target}`).toContain(`'${part}'`);
      }
    }
  });
});
