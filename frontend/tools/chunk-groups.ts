import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** What the bundler tells about a module. */
export interface ModuleFacts {
  importedIds: readonly string[];
  dynamicallyImportedIds: readonly string[];
}

type Read = (id: string) => ModuleFacts | null;

interface Context {
  getModuleInfo: Read;
}

const src = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

const MAIN = src('main.tsx');
const STAFF = src('app/staff-pages.tsx');

/** The pages that guests open: each fetches only what it uses. */
export const PUBLIC_PAGES = [
  'home',
  'catalog',
  'games',
  'game',
  'listing',
  'user',
  'login',
  'register',
  'how-it-works',
  'premium',
] as const;
type PublicPage = (typeof PUBLIC_PAGES)[number];

/** What guests open besides: their files and the texts that come with them. What they alone share is in files of its own. */
export const FURTHER_PAGES: Readonly<Record<string, { file: string; texts: string }>> = {
  top: { file: 'pages/top/top-page.tsx', texts: 'top' },
  statistics: { file: 'pages/statistics/statistics-page.tsx', texts: 'statistics' },
  faq: { file: 'pages/info/faq-page.tsx', texts: 'info' },
  documents: { file: 'pages/info/document-page.tsx', texts: 'info' },
  company: { file: 'pages/info/company-page.tsx', texts: 'info' },
  support: { file: 'pages/info/support-page.tsx', texts: 'support' },
  'support-request': { file: 'pages/info/support-guest-page.tsx', texts: 'support' },
  compare: { file: 'pages/compare/compare-page.tsx', texts: 'comparing' },
};

/** Packages whose entry names everything they have: what is used of them is read from the sources. */
const BARREL =
  /node_modules[\\/](lucide-react[\\/]dist[\\/]esm[\\/]lucide-react|radix-ui[\\/]dist[\\/]index)\.m?js$/;
const BARREL_IMPORT = /import\s*\{([^}]*)\}\s*from\s*'(lucide-react|radix-ui)'/g;

/** The files of icons by their names; an icon has several names. */
function iconFiles(barrel: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [, names, file] of readFileSync(barrel, 'utf8').matchAll(
    /export \{([^}]*)\} from '\.\/([^']+)'/g,
  )) {
    for (const [, name] of (names ?? '').matchAll(/default as (\w+)/g)) files.set(name ?? '', file ?? '');
  }
  return files;
}

const knownIcons = new Map<string, ReadonlyMap<string, string>>();

/** Which modules of a barrel a source file really uses. */
function usedOf(barrel: string, file: string, importedIds: readonly string[]): string[] {
  const isIcons = barrel.includes('lucide-react');
  if (isIcons && !knownIcons.has(barrel)) knownIcons.set(barrel, iconFiles(barrel));
  const endings: string[] = [];
  for (const [, list, from] of readFileSync(file, 'utf8').matchAll(BARREL_IMPORT)) {
    if ((from === 'lucide-react') !== isIcons) continue;
    for (const each of (list ?? '').split(',')) {
      const name =
        each
          .replace(/^\s*type\s/, '')
          .trim()
          .split(/\s/)[0] ?? '';
      const kebab = name.replace(/\B[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
      const ending = isIcons ? knownIcons.get(barrel)?.get(name) : `@radix-ui/react-${kebab}/`;
      if (name && ending) endings.push(ending);
    }
  }
  return importedIds.filter((id) => endings.some((ending) => id.replaceAll('\\', '/').includes(ending)));
}

export interface ReachOptions {
  /** Follow `import()` too. */
  isDynamic: boolean;
  /** As if this module were not there. */
  without?: string;
  /** Follow into packages. */
  isDeep: boolean;
}

/** Every module that an entry imports, near or far; the entry itself is not among them. */
export function reachOf(
  entry: string,
  read: Read,
  { isDynamic, without, isDeep }: ReachOptions,
): Set<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id) || id === without || (!isDeep && id.includes('node_modules'))) continue;
    reached.add(id);
    const facts = read(id);
    if (!facts) continue;
    for (const next of isDynamic
      ? [...facts.importedIds, ...facts.dynamicallyImportedIds]
      : facts.importedIds) {
      if (isDeep && BARREL.test(next)) waiting.push(...usedOf(next, id, read(next)?.importedIds ?? []));
      else waiting.push(next);
    }
  }
  reached.delete(entry);
  return reached;
}

let publicReach: ReadonlyMap<PublicPage, ReadonlySet<string>> | undefined;
let furtherReach: ReadonlyMap<string, ReadonlySet<string>> | undefined;
let shopReach: ReadonlySet<string> | undefined;

/** Every module that each of these pages cannot be shown without. */
function reachOfPages<Page extends string>(pages: readonly (readonly [Page, string])[], context: Context) {
  const read: Read = (module) => context.getModuleInfo(module);
  return new Map(
    pages.map(([page, file]) => [page, reachOf(src(file), read, { isDynamic: false, isDeep: true })]),
  );
}

/** The public pages that cannot be shown without this module. */
function publicPagesOf(id: string, context: Context): ReadonlySet<PublicPage> {
  publicReach ??= reachOfPages(
    PUBLIC_PAGES.map((page) => [page, `pages/${page}/${page}-page.tsx`]),
    context,
  );
  return new Set(PUBLIC_PAGES.filter((page) => publicReach?.get(page)?.has(id)));
}

/** The further pages that cannot be shown without this module. */
function furtherPagesOf(id: string, context: Context): ReadonlySet<string> {
  furtherReach ??= reachOfPages(
    Object.entries(FURTHER_PAGES).map(([page, { file }]) => [page, file]),
    context,
  );
  return new Set(Object.keys(FURTHER_PAGES).filter((page) => furtherReach?.get(page)?.has(id)));
}

/**
 * The file for what these further pages share, and no public page needs; null: it is nothing of theirs.
 *
 * It imports what public pages have and never the other way round, as an import has all pages of its importer.
 */
export function furtherFile(pages: ReadonlySet<string>): string | null {
  if (pages.size === 0) return null;
  if (pages.size === 1) return `with-${[...pages][0]}`;
  if ([...pages].every((page) => page.startsWith('support'))) return 'requests';
  return [...pages].every((page) => ['faq', 'documents', 'company'].includes(page)) ? 'reading' : 'further';
}

/**
 * The file for what these public pages share; null: it is nothing of theirs.
 *
 * Whoever needs a module needs what it imports, so an import has all pages of its importer and never leads back to a
 * file that fewer pages fetch: no circle of files can come of it.
 */
export function sharedFile(pages: ReadonlySet<PublicPage>): string | null {
  const [first] = pages;
  if (first === undefined) return null;
  if (pages.size === 1) return `with-${first}`;
  const isOnly = (...these: PublicPage[]) => [...pages].every((page) => these.includes(page));
  const isSignIn = pages.has('login') || pages.has('register');
  if (pages.has('catalog')) {
    if (isOnly('catalog', 'game')) return 'results';
    if (isOnly('home', 'catalog', 'game', 'user')) return 'cards';
    return isOnly('home', 'catalog', 'game', 'user', 'listing') ? 'things' : 'common';
  }
  if (isSignIn && isOnly('login', 'register')) return 'sign-in';
  if (isSignIn) return pages.has('listing') ? 'notes' : 'fields';
  if (pages.has('home') && (pages.has('listing') || pages.has('user'))) return 'extras';
  return pages.has('listing') && pages.has('user') ? 'facts' : `of-${[...pages].join('-and-')}`;
}

/** What a tool of the build brings along (helpers of modules) is nobody's own, and a barrel is empty once it is built. */
const isCode = (id: string) => /\.(m?js|tsx?)$/.test(id) && !id.startsWith('\0') && !BARREL.test(id);

/** Whether only the staff's pages need it: the shop's people must never fetch it. */
function isDesk(id: string, context: Context): boolean {
  shopReach ??= reachOf(MAIN, (module) => context.getModuleInfo(module), {
    isDynamic: true,
    without: STAFF,
    isDeep: true,
  });
  return isCode(id) && id !== MAIN && !shopReach.has(id);
}

/** What only signed-in people's pages share. */
const ofMembers = (name: string) => (id: string, context: Context) =>
  isDesk(id, context) || publicPagesOf(id, context).size > 0 || furtherPagesOf(id, context).size > 0
    ? null
    : name;

/** Of these files the further pages need little: what they do need is beside, so that they do not fetch the whole. */
const IN_HALVES = ['results', 'cards', 'sign-in', 'with-user', 'with-listing'];

/** An import of what a further page needs is needed there as well: the half that they share never leads to the other. */
function ofPublicPages(id: string, context: Context): string | null {
  const file = sharedFile(publicPagesOf(id, context));
  return file && IN_HALVES.includes(file) && furtherPagesOf(id, context).size > 0 ? `${file}-too` : file;
}

/** A few files in place of a hundred small ones, which compress badly and wait for one another. */
export const chunkGroups = [
  // The entry itself keeps its own file, by which the manifest names it.
  {
    name: 'start',
    tags: ['$initial' as const],
    test: (id: string) => !/index\.html|main\.tsx$/.test(id),
    priority: 2,
  },
  // What several of the staff's pages share; the pages themselves keep their own files.
  {
    debugName: 'desk',
    name: (id: string, context: Context) => (isDesk(id, context) ? 'desk' : null),
    minShareCount: 2,
    // What it needs of the shop stays with the shop; nothing there needs the desk, so no circle can come of it.
    includeDependenciesRecursively: false,
    priority: 2,
  },
  // The library of the forms is nobody's share: most public pages have no form.
  {
    name: 'forms',
    test: /node_modules[\\/]react-hook-form/,
    priority: 2,
    includeDependenciesRecursively: false,
  },
  // Several queries at once: comparing and the desk's search alone, though the library's entry names it to every page.
  {
    name: 'queries',
    test: /[\\/](queriesObserver|useQueries)\.js$/,
    priority: 2,
    includeDependenciesRecursively: false,
  },
  {
    debugName: 'shared by public pages',
    name: (id: string, context: Context) => (isCode(id) ? ofPublicPages(id, context) : null),
    minShareCount: 2,
    includeDependenciesRecursively: false,
    priority: 1,
  },
  {
    debugName: 'shared by further pages',
    name: (id: string, context: Context) =>
      isCode(id) && publicPagesOf(id, context).size === 0 ? furtherFile(furtherPagesOf(id, context)) : null,
    minShareCount: 2,
    includeDependenciesRecursively: false,
    priority: 1,
  },
  { debugName: 'icons', name: ofMembers('icons'), test: /node_modules[\\/]lucide-react/ },
  // Without what sends pictures: that brings libraries of its own, which most pages do not need.
  {
    debugName: 'kit',
    name: ofMembers('kit'),
    test: /[\\/]src[\\/](shared[\\/]ui[\\/](?!file-drop)|shared[\\/]lib[\\/](?!.*image-)|features[\\/]\w+[\\/]api\.ts)/,
    minShareCount: 2,
  },
  {
    name: 'sending',
    test: /file-drop(-tile)?\.tsx|image-(uploads|sending|preparing|shrinking|limits)\.ts|react-dropzone|file-selector/,
  },
];
