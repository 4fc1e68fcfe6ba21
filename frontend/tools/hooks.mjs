/**
 * Writes docs/hooks.md: every hook of server data with what it asks for, where the answer is kept, and what it has asked
 * again, as the sources say it.
 *
 *   npm run hooks               write the page
 *   npm run hooks -- --check    change nothing; fail when the page is not what the sources say
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Walk } from './hook-facts.mjs';
import { sourceFiles } from './imports.mjs';
import { moduleReader } from './source-modules.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const SRC = join(HERE, '../src/');
const PAGE = join(HERE, '../../docs/hooks.md');
const HEAD = `# Hooks of server data

Generated from the sources by \`npm run hooks\` in \`frontend/\`; \`npm run check\` fails when this page is out of date.

The interface reads and changes what the server keeps only through these hooks (TanStack Query). A key is written with
points: \`listings.detail.{id}\` is \`['listings', 'detail', id]\`, and what stands in braces is known only on the page. Keys
work as tags: to have \`listings\` asked again is to have all of them asked again that begin with it. "Shown at once" is what
the answer, or an optimistic guess, is written into without asking.
`;

/**
 * Every hook that talks to the server, in the order of their files.
 *
 * @returns {{ name: string, file: string, part: string, doc: string, isChange: boolean, keys: string[], endpoints: string[],
 *   invalidated: string[], kept: string[] }[]}
 */
export function hooksOf(src = SRC) {
  const moduleOf = moduleReader(src);
  return sourceFiles(src)
    .sort()
    .filter((file) => /^(features|pages|shared\/desk)\//.test(file) && !/\.(test|mock)\.tsx?$/.test(file))
    .filter((file) =>
      /\buse(Query|InfiniteQuery|Mutation|StaffAct|QueryClient)\b/.test(readFileSync(src + file, 'utf8')),
    )
    .flatMap((file) => {
      const module = moduleOf(file);
      return [...module.exported].map(([name, doc]) => factsOf(moduleOf, module, name, doc)).filter(Boolean);
    });
}

function factsOf(moduleOf, module, name, doc) {
  if (!/^use[A-Z]/.test(name) || name === 'useStaffAct') return null;
  const walk = new Walk(moduleOf);
  walk.walk(module.own.get(name), walk.scopeOf(module.file));
  const { keys, endpoints, invalidated, kept } = walk;
  const sorted = (set) => [...set].sort();
  if (endpoints.size === 0 && keys.size === 0 && !kept.has('the session')) return null;
  const part = module.file.startsWith('features/')
    ? module.file.split('/')[1]
    : module.file.startsWith('pages/')
      ? 'pages'
      : 'desk';
  const isChange = keys.size === 0;
  return {
    name,
    file: module.file,
    part,
    doc,
    isChange,
    keys: sorted(keys),
    // A further page is asked for by the address that the last one gave.
    endpoints: sorted(endpoints).filter((each) => /^[A-Z|]+ \/api\//.test(each)),
    invalidated: sorted(invalidated),
    kept: sorted(kept),
  };
}

const code = (values) =>
  values.map((value) => (/^the /.test(value) ? value : `\`${value}\``)).join('<br>') || '–';
const cell = (text) => text.replaceAll('|', '\\|');
const address = (value) => value.replace('/api/v1/', '');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;

function tableOf(hooks, heads, cellsOf) {
  if (hooks.length === 0) return '';
  return `\n${row(heads)}\n${row(heads.map(() => '---'))}\n${hooks.map((hook) => row(cellsOf(hook))).join('\n')}\n`;
}

/** The whole page. */
export function pageOf(hooks) {
  const parts = [...new Set(hooks.map(({ part }) => part))].sort();
  const sections = parts.map((part) => {
    const own = hooks.filter((hook) => hook.part === part);
    const reads = tableOf(
      own.filter(({ isChange }) => !isChange),
      ['reads', 'what', 'asks', 'key'],
      ({ name, doc, endpoints, keys }) => [code([name]), doc, code(endpoints.map(address)), code(keys)],
    );
    const changes = tableOf(
      own.filter(({ isChange }) => isChange),
      ['changes', 'what', 'sends', 'asked again', 'shown at once'],
      ({ name, doc, endpoints, invalidated, kept }) => [
        code([name]),
        doc,
        code(endpoints.map(address)),
        code(invalidated),
        code(kept),
      ],
    );
    return `\n## ${part}\n${reads}${changes}`;
  });
  return `${HEAD}${sections.join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const page = pageOf(hooksOf());
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (!existsSync(PAGE) || readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/hooks.md is not what the sources say: run `npm run hooks`');
    process.exit(1);
  }
}
