import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filesFromCdn } from './built-url.ts';
import { filesToKeep, type Manifest } from './service-worker.ts';

const CDN = 'https://cdn.example.uz/shop';
const FILES = {
  'index.html':
    '<link rel="manifest" href="/app/uz-light.webmanifest"><script src="/before-paint.js" data-files=\'{"names":[]}\'></script>' +
    '<link rel="preload" as="font" crossorigin href="/src/inter.woff2"><script type="module" src="/src/main.ts"></script>',
  'public/before-paint.js': '',
  'public/app/uz-light.webmanifest': '{}',
  'src/main.ts':
    "import './look.css'; import url from './small.worker.ts?worker&url'; console.log(url); void import('./page.ts');",
  'src/page.ts': "import './page.css'; export const page = 1;",
  'src/small.worker.ts': 'postMessage(1);',
  'src/look.css': '@font-face { font-family: Inter; src: url(./inter.woff2) }',
  'src/page.css': 'p { color: red }',
  'src/inter.woff2': 'font',
};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'cdn-build-'));
  for (const [name, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
});
afterEach(() => {
  rmSync(root, { recursive: true });
  vi.unstubAllEnvs();
});

async function built(cdnUrl: string) {
  vi.stubEnv('VITE_CDN_URL', cdnUrl);
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [filesFromCdn()],
    build: { manifest: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  const read = (name: string) => readFileSync(join(root, 'dist', name), 'utf8');
  const assets = readdirSync(join(root, 'dist/assets'));
  const all = (ending: string) =>
    assets
      .filter((name) => name.endsWith(ending))
      .map((name) => read(`assets/${name}`))
      .join('\n');
  const html = read('index.html');
  const manifest = JSON.parse(read('.vite/manifest.json')) as Manifest;
  return { html, js: all('.js'), css: all('.css'), manifest };
}

test('with a CDN scripts, styles, preloads and fonts come from there; all else stays with the shop', async () => {
  const { html, js, css, manifest } = await built(CDN);

  expect(
    [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url?.replace(/-[\w-]{8}\./, '.')),
  ).toEqual(
    expect.arrayContaining([
      '/app/uz-light.webmanifest',
      '/before-paint.js',
      `${CDN}/assets/inter.woff2`,
      `${CDN}/assets/index.js`,
      `${CDN}/assets/index.css`,
    ]),
  );
  expect(html).toContain(`"base":"${CDN}/assets/"`);
  expect(css).toMatch(/url\(https:\/\/cdn\.example\.uz\/shop\/assets\/inter-[\w-]+\.woff2\)/);
  // What a lazy page preloads, and the worker of pictures.
  expect(js).toMatch(/"https:\/\/cdn\.example\.uz\/shop\/assets\/page-[\w-]+\.css"/);
  expect(js).toMatch(/["'`]\/assets\/small\.worker-[\w-]+\.js["'`]/);
  // The service worker names files without an origin; it is told which one.
  expect(filesToKeep(manifest, html, ['index.html']).every((file) => file.startsWith('assets/'))).toBe(true);
});

test('without one nothing names another origin', async () => {
  const { html, js, css } = await built('');
  expect(`${html}${js}${css}`).not.toContain('cdn.example.uz');
  expect(html).not.toContain('"base"');
});
