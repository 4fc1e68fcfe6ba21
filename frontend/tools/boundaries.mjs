/**
 * Keeps the arrows of the interface: app → pages → features → shared, a feature never imports another,
 * a page never imports another, and no file only passes on what others export.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importsOf, sourceFiles } from './imports.mjs';

const LAYERS = ['app', 'pages', 'features', 'shared'];
/** The entry and the ambient types stand above all layers. */
const TOP_FILES = new Set(['main.tsx', 'env.d.ts']);

const layerOf = (file) => LAYERS.indexOf(file.split('/')[0]);
const partOf = (file) => file.split('/').slice(0, 2).join('/');

/** Why this arrow is forbidden; undefined when it is not. */
function objection(file, target) {
  const from = TOP_FILES.has(file) ? -1 : layerOf(file);
  const to = layerOf(target);
  if (to === -1) return `imports ${target}, which belongs to no layer`;
  if (to < from) return `imports ${target}: ${LAYERS[from]} may not know ${LAYERS[to]}`;
  const isSibling = to === from && partOf(file) !== partOf(target);
  if (isSibling && LAYERS[to] === 'features')
    return `imports ${target}: a feature never imports another; let the page pass it in`;
  if (isSibling && LAYERS[to] === 'pages')
    return `imports ${target}: a page never imports another; move the common part to a feature`;
  return undefined;
}

/** Every broken rule below `src`, as sentences. */
export function violations(src) {
  return sourceFiles(src).flatMap((file) => {
    const isPlaced = TOP_FILES.has(file) || layerOf(file) !== -1;
    const found = isPlaced ? [] : [`${file}: belongs to no layer (${LAYERS.join(', ')})`];
    if (/(^|\/)index\.tsx?$/.test(file)) found.push(`${file}: no barrel files; import from the file itself`);
    if (/^export (\*|\{[^}]*\}) from /m.test(readFileSync(join(src, file), 'utf8'))) {
      found.push(`${file}: passes on another file's exports; import from the file itself`);
    }
    const objections = importsOf(src, file).map(({ target }) => objection(file, target));
    return [...found, ...objections.filter(Boolean).map((words) => `${file}: ${words}`)];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = violations(fileURLToPath(new URL('../src/', import.meta.url)));
  for (const sentence of found) console.error(sentence);
  if (found.length > 0) process.exit(1);
}
