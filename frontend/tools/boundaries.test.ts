import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './boundaries.mjs';

describe('boundaries', () => {
  let src: string;
  beforeEach(() => {
    src = mkdtempSync(join(tmpdir(), 'boundaries-'));
  });
  afterEach(() => rmSync(src, { recursive: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(src, file)), { recursive: true });
    writeFileSync(join(src, file), text);
  }

  test('the shop itself keeps its arrows', () => {
    expect(violations(join(process.cwd(), 'src'))).toEqual([]);
  });

  test('downward arrows are fine', () => {
    write('shared/ui/button.tsx', 'export const Button = 1;');
    write('features/orders/api.ts', "import { Button } from '@/shared/ui/button';");
    write('pages/order/order-page.tsx', "import { x } from '../../features/orders/api';");
    write('app/pages.tsx', "const page = () => import('@/pages/order/order-page');");

    expect(violations(src)).toEqual([]);
  });

  test.each([
    ['features/orders/api.ts', "import { y } from '@/features/chat/api';", 'a feature never imports another'],
    ['features/orders/api.ts', "import type { Y } from '../chat/api';", 'a feature never imports another'],
    ['shared/ui/card.tsx', "import { useMe } from '@/features/users/api';", 'shared may not know features'],
    [
      'features/orders/api.ts',
      "const page = () => import('@/pages/order/order-page');",
      'features may not know pages',
    ],
    ['pages/order/order-page.tsx', "import { Shell } from '@/app/shell';", 'pages may not know app'],
    [
      'pages/order/order-page.tsx',
      "import {\n  A,\n} from '../home/home-page';",
      'a page never imports another',
    ],
    ['features/orders/index.ts', 'export const x = 1;', 'no barrel files'],
    ['features/orders/all.ts', "export { x } from './api';", "passes on another file's exports"],
    ['helpers/x.ts', 'export const x = 1;', 'belongs to no layer'],
  ])('%s with %j is refused', (file, text, words) => {
    for (const target of [
      'features/chat/api.ts',
      'features/users/api.ts',
      'app/shell.tsx',
      'pages/home/home-page.tsx',
    ]) {
      write(target, 'export const known = 1;');
    }
    write(file, text);

    expect(violations(src)).toEqual([expect.stringContaining(words)]);
  });
});
