import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appFiles } from './app-files.mjs';
import { decodePng } from './png.mjs';

const FOLDER = join(process.cwd(), 'public/app');
const read = (name: string) => readFileSync(join(FOLDER, name));
const { icons, manifests } = appFiles();

test('what lies in public/app is what the mark and the words make', () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...Object.keys(icons), ...Object.keys(manifests)].sort());
  for (const [name, icon] of Object.entries(icons)) {
    const drawn = decodePng(read(name));
    expect(drawn.size).toBe(icon.size);
    expect(drawn.pixels.equals(icon.pixels), name).toBe(true);
  }
  for (const [name, text] of Object.entries(manifests)) expect(read(name).toString(), name).toBe(text);
});

test.each(Object.entries(manifests))('%s can be installed', (name, text) => {
  const manifest = JSON.parse(text);
  const [locale, theme] = name.replace('.webmanifest', '').split('-');
  expect(manifest).toMatchObject({
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    lang: locale,
  });
  expect(manifest.short_name.length).toBeLessThanOrEqual(12);
  expect(manifest.background_color).toBe(theme === 'dark' ? '#0d1117' : '#ffffff');
  expect(
    manifest.icons.map((icon: { sizes: string; purpose: string }) => [icon.sizes, icon.purpose]),
  ).toEqual([
    ['192x192', 'any'],
    ['512x512', 'any'],
    ['192x192', 'maskable'],
    ['512x512', 'maskable'],
  ]);
  for (const { src, sizes } of manifest.icons) {
    expect(`${icons[src.replace('/app/', '')]?.size}x${icons[src.replace('/app/', '')]?.size}`).toBe(sizes);
  }
  expect(manifest.shortcuts.map((shortcut: { url: string }) => shortcut.url)).toEqual([
    '/catalog',
    '/sell',
    '/chats',
  ]);
});

test('a maskable icon has no hole, another one has round corners', () => {
  const alphaAt = (name: string, x: number, y: number) => {
    const { size = 0, pixels } = icons[name] ?? {};
    return pixels?.[(y * size + x) * 4 + 3];
  };
  expect([alphaAt('maskable-512.png', 0, 0), alphaAt('icon-512.png', 0, 0)]).toEqual([255, 0]);
  expect(alphaAt('icon-512.png', 256, 256)).toBe(255);
});

test('the page names a manifest that is there, and the icon of Apple’s', () => {
  const page = readFileSync(join(process.cwd(), 'index.html'), 'utf8');
  const named = [...page.matchAll(/href="\/app\/([^"]+)"/g)].map(([, name]) => name);
  expect(named).toEqual(['uz-light.webmanifest', 'apple-touch-icon.png']);
  expect(Object.keys(manifests)).toContain(named[0]);
});
