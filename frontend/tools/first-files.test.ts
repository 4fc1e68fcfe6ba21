import { expect, test } from 'vitest';
import { firstFilesOf } from './first-files.ts';

const chunk = (fileName: string, imports: string[] = [], facadeModuleId: string | null = null) => ({
  type: 'chunk',
  fileName,
  imports,
  facadeModuleId,
  isEntry: fileName.includes('index'),
});

test('a page names what it needs besides the first script, each file once', () => {
  const files = [
    chunk('assets/index-1.js', ['assets/start-2.js']),
    chunk('assets/start-2.js'),
    chunk('assets/cards-3.js', ['assets/start-2.js']),
    chunk(
      'assets/home-page-4.js',
      ['assets/cards-3.js', 'assets/start-2.js'],
      '/x/src/pages/home/home-page.tsx',
    ),
    chunk('assets/wallet-page-5.js', ['assets/cards-3.js'], '/x/src/pages/wallet/wallet-page.tsx'),
    chunk('assets/ru-6.js', [], '/x/src/shared/i18n/locales/ru.ts'),
    chunk('assets/home-7.js', [], '/x/src/shared/i18n/locales/ru/home.ts'),
    chunk('assets/rest-8.js', [], '/x/src/shared/i18n/locales/ru/rest.ts'),
  ];

  const first = firstFilesOf(Object.fromEntries(files.map((each) => [each.fileName, each])), ['home']);

  expect(first).toEqual({
    names: ['home-page-4', 'cards-3', 'ru-6', 'home-7'],
    pages: { home: [0, 1] },
    texts: { ru: { '': 2, home: 3 } },
  });
});
