/**
 * What a guest's browser fetches for each public page before it stands: the entry, the page's code, one language's texts.
 *
 *   node tools/page-weights.mjs           a table of the built pages (dist/), gzip, the heaviest language
 *   node tools/page-weights.mjs -v        and every file of them
 *   node tools/page-weights.mjs --write   the table into docs/performance.md
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { FURTHER_PAGES, PUBLIC_PAGES } from './chunk-groups.ts';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const DOCS = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const BEGIN = '<!-- weights:begin -->';
const END = '<!-- weights:end -->';
/** Russian is the heaviest: two bytes for a letter. */
const LOCALE = 'ru';
const LOCALES = 'src/shared/i18n/locales';

/** The build's own list of its files. */
export function readManifest() {
  const file = `${DIST}.vite/manifest.json`;
  if (!existsSync(file)) throw new Error('Run `npm run build` first.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** The chunks that the browser fetches for these entries: they and what they import. */
export function chunksOf(manifest, entries) {
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

/** All pages that guests open. */
export const GUESTS_PAGES = [...PUBLIC_PAGES, ...Object.keys(FURTHER_PAGES)];

/** The entries of a guest's page, as the manifest names them. */
export function entriesOf(page) {
  const further = FURTHER_PAGES[page];
  const texts = `${LOCALES}/${LOCALE}`;
  return [
    'index.html',
    ...(further ? ['src/app/other-pages.tsx'] : []),
    `src/${further?.file ?? `pages/${page}/${page}-page.tsx`}`,
    `${texts}.ts`,
    `${texts}/${further?.texts ?? page}.ts`,
  ];
}

/** The files of a page, as paths from the frontend's folder. */
export function filesOf(manifest, entries, kind) {
  const files = new Set();
  for (const chunk of chunksOf(manifest, entries)) {
    for (const file of kind === 'js' ? [chunk.file] : (chunk.css ?? [])) files.add(`dist/${file}`);
  }
  return [...files];
}

const sizes = new Map();

/** Bytes of a file, gzip. */
function sizeOf(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(DIST + file.slice('dist/'.length));
    sizes.set(file, gzipSync(bytes, { level: 9 }).length);
  }
  return sizes.get(file);
}

const kilobytes = (files) => (files.reduce((total, file) => total + sizeOf(file), 0) / 1000).toFixed(1);

function weigh() {
  const manifest = readManifest();
  return GUESTS_PAGES.map((page) => ({
    page,
    js: filesOf(manifest, entriesOf(page), 'js'),
    css: filesOf(manifest, entriesOf(page), 'css'),
  }));
}

function print(isLong) {
  console.log(`${''.padEnd(16)}${'JavaScript'.padStart(12)}${'CSS'.padStart(10)}${'files'.padStart(7)}`);
  for (const { page, js, css } of weigh()) {
    const files = String(js.length + css.length).padStart(7);
    console.log(
      `${page.padEnd(16)}${`${kilobytes(js)} kB`.padStart(12)}${`${kilobytes(css)} kB`.padStart(10)}${files}`,
    );
    if (!isLong) continue;
    for (const file of js.toSorted((one, other) => sizeOf(other) - sizeOf(one)))
      console.log(`    ${String(sizeOf(file)).padStart(7)}  ${file}`);
  }
}

/** Replace what stands between the markers of docs/performance.md. */
function write() {
  const [before, rest] = readFileSync(DOCS, 'utf8').split(BEGIN);
  const [, after] = rest.split(END);
  const rows = weigh().map(
    ({ page, js, css }) => `| ${page} | ${kilobytes(js)} | ${kilobytes(css)} | ${js.length + css.length} |`,
  );
  const table = ['| page | JavaScript, kB gzip | CSS, kB gzip | files |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
  writeFileSync(DOCS, `${before}${BEGIN}\n${table}\n${END}${after}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) write();
  else print(process.argv.includes('-v'));
}
