/**
 * Draws the first screen of the pages that most people enter by, in each language, and writes it into the built page as
 * templates: the server puts the one that was asked for in its place (backend/config/seo/screens.py).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const PAGE = 'dist/index.html';
const LOCALES = ['uz', 'ru', 'en'];

// What modules look at when they are loaded; nothing of a browser is needed to draw.
globalThis.window ??= { location: new URL('http://shop/') };
globalThis.document ??= { documentElement: { lang: '', dataset: {} } };

const vite = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  appType: 'custom',
  mode: 'production',
  logLevel: 'warn',
  optimizeDeps: { noDiscovery: true },
});
try {
  const { FIRST_SCREENS, firstScreen } = await vite.ssrLoadModule('/src/app/first-screen.tsx');
  const templates = [];
  for (const locale of LOCALES) {
    for (const name of FIRST_SCREENS) {
      const html = await firstScreen(name, locale);
      templates.push(`<template data-screen="${name}" lang="${locale}">${html}</template>`);
    }
  }
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(
    PAGE,
    page.replace('</body>', () => `${templates.join('\n')}\n</body>`),
  );
} finally {
  await vite.close();
}
// Channels between tabs keep the process alive.
process.exit();
