/**
 * Gathers the texts of the sources into src/shared/i18n/locales/*.po, fills in given translations, compiles them.
 *
 *   npm run messages                      gather and compile; lists what is not translated
 *   npm run messages -- words.json        and fill in from {"English text": {"uz": "…", "ru": "…"}}
 *   npm run messages -- --clean           and drop the texts that no source uses any more
 *   npm run messages -- --check           change nothing; fail when something is missing or stale
 *
 * A language is compiled in three parts: `uz.ts` for what the start pages (home and catalog) can reach by imports,
 * `uz.staff.ts` for what only the staff's pages can reach (src/shared/i18n/staff-locale.ts), and `uz.rest.ts` for all
 * else, which other pages wait for (src/app/lazy-page.tsx).
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCompiledCatalog } from '@lingui/cli/api';
import { formatter } from '@lingui/format-po';
import { importsOf } from './imports.mjs';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));
const FOLDER = new URL('../src/shared/i18n/locales/', import.meta.url);
const LOCK = new URL('../node_modules/.messages.lock/', import.meta.url);
const LOCK_WAIT_MS = 60_000;
const LOCALES = ['uz', 'ru', 'en'];
const SOURCE = 'en';
/** What a start page may fetch later but does not need: the other pages, what only members see, and what both wait for. */
const LATER =
  /^(pages\/(?!(home|catalog)\/)|shared\/api\/more-problem-words|app\/(members\/|staff-pages)|features\/(notifications|watching)\/)/;
/** What the people of the shop never open. */
const STAFF = /^app\/staff-pages/;
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

/** Every source file that can be reached from the beginning without the lazy imports that `isLater` names. */
function reachedFiles(isLater) {
  const reached = new Set();
  const waiting = ['main.tsx'];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file) || !existsSync(SRC + file)) continue;
    reached.add(file);
    for (const { target, isDynamic } of importsOf(SRC, file)) {
      if (!(isDynamic && isLater.test(target)) && /\.tsx?$/.test(target)) waiting.push(target);
    }
  }
  return reached;
}

/** Which part a text belongs to, by the files that it stands in. */
function partsByFiles() {
  const start = reachedFiles(LATER);
  const shop = reachedFiles(STAFF);
  return (files) => {
    if (files.some((file) => start.has(file))) return '';
    return files.some((file) => shop.has(file)) ? '.rest' : '.staff';
  };
}

/** The compiled files of a language, as { name: content }. */
async function compiled(locale, partOf) {
  const parts = { '': {}, '.rest': {}, '.staff': {} };
  for (const [id, entry] of Object.entries(await readCatalog(locale))) {
    if (entry.obsolete) continue;
    const files = entry.origin.map(([file]) => file.replace(/^src\//, ''));
    parts[partOf(files)][id] = entry.translation || entry.message;
  }
  return Object.fromEntries(
    Object.entries(parts).map(([part, messages]) => [`${locale}${part}.ts`, compiledPart(locale, messages)]),
  );
}

function compiledPart(locale, messages) {
  const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'ts' });
  if (errors.length > 0)
    throw new Error(errors.map(({ source: text, error }) => `${text}: ${error.message}`).join('\n'));
  return source;
}

async function compileAll() {
  const partOf = partsByFiles();
  for (const locale of LOCALES) {
    for (const [name, content] of Object.entries(await compiled(locale, partOf)))
      writeFileSync(new URL(name, FOLDER), content);
  }
}

/** Sentences about what is stale or missing. */
async function faults() {
  const found = [];
  const partOf = partsByFiles();
  for (const locale of LOCALES) {
    for (const text of await untranslated(locale))
      found.push(`${locale}: no translation of ${JSON.stringify(text)}`);
    for (const [name, content] of Object.entries(await compiled(locale, partOf))) {
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
