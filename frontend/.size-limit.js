import { existsSync, readFileSync } from 'node:fs';

/** Everything the browser fetches before the catalog stands: the entry, the page, one language, and what they import. */
function initialFiles(kind) {
  const manifestFile = 'dist/.vite/manifest.json';
  if (!existsSync(manifestFile)) throw new Error('Run `npm run build` first.');
  const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const files = new Set();
  const waiting = ['index.html', 'src/pages/catalog/catalog-page.tsx', 'src/shared/i18n/locales/ru.ts'];
  const seen = new Set();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(chunk.imports ?? []));
    for (const file of kind === 'js' ? [chunk.file] : (chunk.css ?? [])) files.add(`dist/${file}`);
  }
  return [...files];
}

export default [
  { name: 'Initial JavaScript of the catalog', path: initialFiles('js'), gzip: true, limit: '130 kB' },
  { name: 'Initial CSS of the catalog', path: initialFiles('css'), gzip: true, limit: '25 kB' },
];
