import { existsSync, readFileSync } from 'node:fs';

const START = ['index.html', 'src/pages/catalog/catalog-page.tsx', 'src/shared/i18n/locales/ru.ts'];

function readManifest() {
  const manifestFile = 'dist/.vite/manifest.json';
  if (!existsSync(manifestFile)) throw new Error('Run `npm run build` first.');
  return JSON.parse(readFileSync(manifestFile, 'utf8'));
}

const manifest = readManifest();

// The gallery of components is for development alone.
const forDevelopment = Object.keys(manifest).filter((key) => key.includes('dev-gallery'));
if (forDevelopment.length > 0)
  throw new Error(`Built, but for development alone: ${forDevelopment.join(', ')}`);

/** The chunks that the browser fetches for these entries: they and what they import. */
function chunksOf(entries) {
  const chunks = new Set();
  const waiting = [...entries];
  const seen = new Set();
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`${key} is not in the build`);
    if (seen.has(key)) continue;
    seen.add(key);
    waiting.push(...(chunk.imports ?? []));
    chunks.add(chunk);
  }
  return chunks;
}

/** Everything the browser fetches before the catalog stands: the entry, the page, one language, and what they import. */
function initialFiles(kind) {
  const files = new Set();
  for (const chunk of chunksOf(START)) {
    for (const file of kind === 'js' ? [chunk.file] : (chunk.css ?? [])) files.add(`dist/${file}`);
  }
  return [...files];
}

/** What a page fetches on top of the first page, without the texts. */
function laterFiles(entries) {
  const initial = new Set(initialFiles('js'));
  return [...chunksOf(entries)].map(({ file }) => `dist/${file}`).filter((file) => !initial.has(file));
}

/** What the staff's pages share and nobody else fetches. */
function deskFiles() {
  return Object.values(manifest)
    .filter(({ file }) => /assets\/(staff-pages|desk)-[^/]*\.js$/.test(file))
    .map(({ file }) => `dist/${file}`);
}

export default [
  { name: 'Initial JavaScript of the catalog', path: initialFiles('js'), gzip: true, limit: '130 kB' },
  { name: 'Initial CSS of the catalog', path: initialFiles('css'), gzip: true, limit: '25 kB' },
  {
    name: 'Listing page: JavaScript on top of the catalog',
    path: laterFiles(['src/pages/listing/listing-page.tsx']),
    gzip: true,
    limit: '75 kB',
  },
  { name: 'Admin panel: shared JavaScript', path: deskFiles(), gzip: true, limit: '45 kB' },
];
