import type { Plugin } from 'vite';

/** What is needed here of a built file. */
interface BuiltChunk {
  type: string;
  fileName: string;
  isEntry?: boolean;
  imports?: readonly string[];
  facadeModuleId?: string | null;
}

type Bundle = Readonly<Record<string, BuiltChunk>>;

/** What public/before-paint.js asks for at once: names without `/assets/` and `.js`. */
export interface FirstFiles {
  names: string[];
  /** By page: numbers of names. */
  pages: Record<string, number[]>;
  /** By language, then by page; the frame's own texts by an empty name. */
  texts: Record<string, Record<string, number>>;
}

const PAGE = /src\/pages\/([^/]+)\/\1-page\.tsx$/;
const TEXTS = /src\/shared\/i18n\/locales\/(\w\w)(?:\/([\w-]+))?\.ts$/;

function closureOf(bundle: Bundle, file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const each of bundle[file]?.imports ?? []) closureOf(bundle, each, found);
  return found;
}

/**
 * The files of the pages that guests open, so that the browser can fetch them beside the first script instead of one after
 * the other once that runs.
 */
export function firstFilesOf(bundle: Bundle, pages: readonly string[]): FirstFiles {
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const begun = entry ? closureOf(bundle, entry.fileName) : new Set<string>();
  const first: FirstFiles = { names: [], pages: {}, texts: {} };
  const numberOf = (file: string) => {
    const name = file.replace(/^assets\//, '').replace(/\.js$/, '');
    const known = first.names.indexOf(name);
    return known === -1 ? first.names.push(name) - 1 : known;
  };
  for (const { facadeModuleId, fileName } of chunks) {
    const id = facadeModuleId?.replaceAll('\\', '/') ?? '';
    const page = PAGE.exec(id)?.[1];
    if (page && pages.includes(page)) {
      first.pages[page] = [...closureOf(bundle, fileName)].filter((file) => !begun.has(file)).map(numberOf);
    }
    const [, locale, part = ''] = TEXTS.exec(id) ?? [];
    if (locale && (part === '' || pages.includes(part))) {
      first.texts[locale] = { ...first.texts[locale], [part]: numberOf(fileName) };
    }
  }
  return first;
}

/** Tells public/before-paint.js which files each page will ask for. */
export function firstFiles(pages: readonly string[]): Plugin {
  return {
    name: 'first-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (!bundle) return html;
        const known = JSON.stringify(firstFilesOf(bundle as unknown as Bundle, pages));
        return html.replace('<script src="/before-paint.js"', `$& data-files='${known}'`);
      },
    },
  };
}
