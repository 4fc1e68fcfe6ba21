/**
 * Gathers the texts of the sources into src/shared/i18n/locales/*.po, fills in given translations, compiles them.
 *
 *   npm run messages                      gather and compile; lists what is not translated
 *   npm run messages -- words.json        and fill in from {"English text": {"uz": "…", "ru": "…"}}
 *   npm run messages -- --clean           and drop the texts that no source uses any more
 *   npm run messages -- --check           change nothing; fail when something is missing or stale
 *
 * A language is compiled into one file per part (tools/text-parts.mjs): `uz.ts` for the frame around all pages, which also
 * knows the others, and `uz/catalog.ts`, `uz/rest.ts` … for what is fetched with a page.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCompiledCatalog } from '@lingui/cli/api';
import { formatter } from '@lingui/format-po';
import { PARTS, partsOf } from './text-parts.mjs';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const FOLDER = new URL('../src/shared/i18n/locales/', import.meta.url);
const LOCK = new URL('../node_modules/.messages.lock/', import.meta.url);
const LOCK_WAIT_MS = 60_000;
const LOCALES = ['uz', 'ru', 'en'];
const SOURCE = 'en';
const po = formatter({ lineNumbers: false });

/** Two runs at once would lose each other's texts. */
async function withLock(work) {
  for (const start = Date.now(); ; ) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST' || Date.now() - start > LOCK_WAIT_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    return await work();
  } finally {
    rmdirSync(LOCK);
  }
}

const lingui = (...args) =>
  execFileSync('node_modules/.bin/lingui', args, { stdio: ['ignore', 'ignore', 'inherit'] });

const catalogFile = (locale) => new URL(`${locale}.po`, FOLDER);
const contextOf = (locale, existing) => ({
  locale,
  sourceLocale: SOURCE,
  filename: catalogFile(locale).pathname,
  existing,
});

async function readCatalog(locale) {
  const text = readFileSync(catalogFile(locale), 'utf8');
  return po.parse(text, contextOf(locale, text));
}

/** Fill a catalog from the given words. */
async function fill(locale, words) {
  const catalog = await readCatalog(locale);
  for (const entry of Object.values(catalog)) {
    const given = words[entry.message]?.[locale];
    if (given) entry.translation = given;
  }
  const existing = readFileSync(catalogFile(locale), 'utf8');
  writeFileSync(catalogFile(locale), await po.serialize(catalog, contextOf(locale, existing)));
}

/** The texts of a language that are still without a translation. */
async function untranslated(locale) {
  const entries = Object.values(await readCatalog(locale));
  return entries.filter((entry) => !entry.obsolete && !entry.translation).map((entry) => entry.message);
}

const nameOf = (locale, part) => (part === 'base' ? `${locale}.ts` : `${locale}/${part}.ts`);

/** The compiled files of a language, as { name: content }. */
async function compiled(locale, partsOfFiles) {
  const parts = Object.fromEntries(['base', ...PARTS].map((part) => [part, {}]));
  for (const [id, entry] of Object.entries(await readCatalog(locale))) {
    if (entry.obsolete) continue;
    const files = entry.origin.map(([file]) => file.replace(/^src\//, ''));
    for (const part of partsOfFiles(files)) parts[part][id] = entry.translation || entry.message;
  }
  return Object.fromEntries(
    Object.entries(parts).map(([part, messages]) => {
      const content = compiledPart(locale, messages);
      return [nameOf(locale, part), part === 'base' ? content + listOfParts(locale) : content];
    }),
  );
}

/** Where a language's other parts are: in its first one, so that nobody fetches the addresses of three languages. */
function listOfParts(locale) {
  const entries = PARTS.map((part) => `${JSON.stringify(part)}:()=>import("./${locale}/${part}")`);
  return `export const parts={${entries.join(',')}};`;
}

function compiledPart(locale, messages) {
  const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'ts' });
  if (errors.length > 0)
    throw new Error(errors.map(({ source: text, error }) => `${text}: ${error.message}`).join('\n'));
  return source;
}

/** Compiled files that no part stands for any more. */
function strayFiles() {
  const known = new Set(LOCALES.flatMap((locale) => ['base', ...PARTS].map((part) => nameOf(locale, part))));
  return readdirSync(FOLDER, { recursive: true }).filter((name) => name.endsWith('.ts') && !known.has(name));
}

async function compileAll() {
  const partsOfFiles = partsOf(SRC);
  for (const locale of LOCALES) {
    mkdirSync(new URL(`${locale}/`, FOLDER), { recursive: true });
    for (const [name, content] of Object.entries(await compiled(locale, partsOfFiles)))
      writeFileSync(new URL(name, FOLDER), content);
  }
  for (const name of strayFiles()) rmSync(new URL(name, FOLDER));
}

/** Sentences about what is stale or missing. */
async function faults() {
  const found = strayFiles().map((name) => `${name} belongs to no part: run \`npm run messages\``);
  const partsOfFiles = partsOf(SRC);
  for (const locale of LOCALES) {
    for (const text of await untranslated(locale))
      found.push(`${locale}: no translation of ${JSON.stringify(text)}`);
    for (const [name, content] of Object.entries(await compiled(locale, partsOfFiles))) {
      const file = new URL(name, FOLDER);
      const isFresh = existsSync(file) && readFileSync(file, 'utf8') === content;
      if (!isFresh) found.push(`${name} is not what ${locale}.po says: run \`npm run messages\``);
    }
  }
  return found;
}

const args = process.argv.slice(2);
if (args.includes('--check')) {
  lingui('check', 'sync', '--workers', '1');
  const found = await faults();
  for (const sentence of found) console.error(sentence);
  process.exit(found.length === 0 ? 0 : 1);
}

const wordsFile = args.find((arg) => !arg.startsWith('--'));
const words = wordsFile ? JSON.parse(readFileSync(wordsFile, 'utf8')) : {};
await withLock(async () => {
  lingui('extract', '--workers', '1', ...(args.includes('--clean') ? ['--clean'] : []));
  await fill('uz', words);
  await fill('ru', words);
  await compileAll();
});
for (const locale of LOCALES) {
  const texts = await untranslated(locale);
  console.log(`${locale}: ${texts.length === 0 ? 'complete' : `${texts.length} without a translation`}`);
  for (const text of texts) console.log(`  ${JSON.stringify(text)}`);
}
