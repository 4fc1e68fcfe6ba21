import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

const STATEMENT = /(?:^|[\s;])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/g;
const DYNAMIC = /import\(\s*['"]([^'"]+)['"]\s*\)/g;
const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx'];

/** All source files below a folder, as paths from it: `pages/home/home-page.tsx`. */
export function sourceFiles(src, below = '') {
  return readdirSync(join(src, below)).flatMap((name) => {
    const path = join(below, name);
    if (statSync(join(src, path)).isDirectory()) return sourceFiles(src, path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });
}

/** What a source file imports from `src`: `{ target, isDynamic }`, targets as paths from `src` (unresolved ones as written). */
export function importsOf(src, file) {
  const text = readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = [
    ...[...text.matchAll(STATEMENT)].map((match) => ({ name: match[1], isDynamic: false })),
    ...[...text.matchAll(DYNAMIC)].map((match) => ({ name: match[1], isDynamic: true })),
  ];
  return found
    .filter(({ name }) => name.startsWith('@/') || name.startsWith('.'))
    .map(({ name, isDynamic }) => ({ target: resolveImport(src, file, name), isDynamic }));
}

/** The file of `src` that `file` means by `name` (`@/shared/lib/cn`, `./api`); the name itself when there is none. */
export function resolveImport(src, file, name) {
  const path = name.startsWith('@/') ? name.slice(2) : normalize(join(dirname(file), name));
  const ending = ENDINGS.find(
    (each) => existsSync(join(src, path + each)) && statSync(join(src, path + each)).isFile(),
  );
  return ending === undefined ? path : path + ending;
}
