// Every address pattern of the interface, read from its table of routes: what walks over all pages is compared with it.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const APP = join(dirname(fileURLToPath(import.meta.url)), '../../frontend/src/app/');

/** Patterns like `/orders/:id`; `*` is the page of what is nowhere. What only development has is left out. */
export function routesOf() {
  const lists = new Map();
  for (const file of readdirSync(APP).filter((name) => /pages\.tsx$/.test(name))) {
    const text = readFileSync(APP + file, 'utf8');
    for (const [, name, body] of text.matchAll(/function (\w*Pages)\(\) \{\n([\s\S]*?)\n\}\n/g)) lists.set(name, body);
  }
  const found = walk('Pages', '', lists);
  return [...new Set(found)].filter((path) => !path.startsWith('/dev/')).sort();
}

function walk(list, prefix, lists) {
  const body = lists.get(list) ?? '';
  const found = [];
  const open = [];
  for (const match of body.matchAll(/<Route\b|<\/Route>/g)) {
    if (match[0] === '</Route>') {
      open.pop();
      continue;
    }
    const { text, isAlone } = tagAt(body, match.index);
    const own = text.match(/\bpath="([^"]*)"/)?.[1] ?? '';
    const path = joined(prefix, ...open, own);
    if (!isAlone) {
      open.push(own);
      continue;
    }
    const below = text.match(/<(\w+Pages) \/>/)?.[1];
    if (/<Navigate\b/.test(text)) continue;
    if (below && lists.has(below)) found.push(...walk(below, path.replace(/\/?\*$/, ''), lists));
    else if (!path.endsWith('*')) found.push(path);
    else if (path === '/*') found.push('*');
  }
  return found;
}

/** A tag from its beginning to its own end: what stands in braces may hold tags. */
function tagAt(body, start) {
  let depth = 0;
  for (let at = start; at < body.length; at += 1) {
    if (body[at] === '{') depth += 1;
    if (body[at] === '}') depth -= 1;
    if (body[at] === '>' && depth === 0)
      return { text: body.slice(start, at + 1), isAlone: body[at - 1] === '/' };
  }
  throw new Error('a tag that does not end');
}

const joined = (...parts) =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;
