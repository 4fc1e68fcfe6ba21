import { entriesOf, filesOf, GUESTS_PAGES, readManifest } from './tools/page-weights.mjs';

/** Of every page that guests open: what comes before it stands, the texts of one language too (`npm run weights`). */
const PAGE_LIMIT = '130 kB';
const CSS_LIMIT = '25 kB';
/** Of every file that a page fetches besides the frame; texts are apart. */
const CHUNK_LIMIT = '80 kB';

const manifest = readManifest();

// The gallery of components is for development alone.
const forDevelopment = Object.keys(manifest).filter((key) => key.includes('dev-gallery'));
if (forDevelopment.length > 0)
  throw new Error(`Built, but for development alone: ${forDevelopment.join(', ')}`);

const frame = new Set(filesOf(manifest, ['index.html'], 'js'));
const texts = new Set(
  Object.entries(manifest)
    .filter(([key]) => key.includes('/locales/'))
    .map(([, { file }]) => `dist/${file}`),
);

/** What the staff's pages share and nobody else fetches. */
function deskFiles() {
  return Object.values(manifest)
    .filter(({ file }) => /assets\/(staff-pages|desk)-[^/]*\.js$/.test(file))
    .map(({ file }) => `dist/${file}`);
}

/** Every file that comes with some page. */
function pageChunks() {
  const files = Object.values(manifest).map(({ file }) => `dist/${file}`);
  return [...new Set(files)].filter((file) => file.endsWith('.js') && !frame.has(file) && !texts.has(file));
}

export default [
  ...GUESTS_PAGES.map((page) => ({
    name: `JavaScript of a guest's page: ${page}`,
    path: filesOf(manifest, entriesOf(page), 'js'),
    gzip: true,
    limit: PAGE_LIMIT,
  })),
  { name: 'CSS', path: filesOf(manifest, entriesOf('catalog'), 'css'), gzip: true, limit: CSS_LIMIT },
  ...pageChunks().map((file) => ({
    name: `One file: ${file.slice('dist/assets/'.length).replace(/-[\w-]{8}\.js$/, '')}`,
    path: file,
    gzip: true,
    limit: CHUNK_LIMIT,
  })),
  { name: 'Admin panel: shared JavaScript', path: deskFiles(), gzip: true, limit: '45 kB' },
];
