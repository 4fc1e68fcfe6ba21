import type { ReactNode } from 'react';

export interface RouteEntry {
  path?: string | undefined;
  isIndex: boolean;
  element: ReactNode;
  children: readonly RouteEntry[];
}

export type Params = Readonly<Record<string, string | undefined>>;

export interface Match {
  /** From the outermost layout to the page. */
  routes: readonly RouteEntry[];
  params: Params;
  /** What the addresses of further lists below begin with: all before a `*`. */
  base: string;
}

interface Branch {
  routes: readonly RouteEntry[];
  pattern: string;
  score: number;
}

const join = (...parts: string[]) =>
  parts
    .join('/')
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1');

/** Every page with the layouts around it and its whole pattern. */
function branchesOf(
  entries: readonly RouteEntry[],
  base: string,
  around: readonly RouteEntry[] = [],
): Branch[] {
  return entries.flatMap((entry) => {
    const pattern = join(base, entry.path ?? '');
    const routes = [...around, entry];
    const inner = branchesOf(entry.children, pattern, routes);
    const isPage = entry.isIndex || entry.path !== undefined;
    return isPage ? [...inner, { routes, pattern, score: scoreOf(pattern, entry.isIndex) }] : inner;
  });
}

/** Words before parameters, parameters before `*`, longer ones first; what stands first wins among equals. */
function scoreOf(pattern: string, isIndex: boolean): number {
  const segments = pattern.split('/').filter(Boolean);
  const points = segments.map((segment) => (segment === '*' ? -2 : segment.startsWith(':') ? 4 : 11));
  return points.reduce((sum, each) => sum + each, isIndex ? 2 : 0);
}

const known = new Map<string, RegExp>();

/** A pattern as an expression: `/orders/:id` with a group named `id`; `*` with one named `rest`. */
function expressionOf(pattern: string): RegExp {
  let expression = known.get(pattern);
  if (!expression) {
    const source = pattern
      .split('/')
      .filter(Boolean)
      .map((segment) => {
        if (segment === '*') return '(?:/(?<rest>.*))?';
        if (segment.startsWith(':')) return `/(?<${segment.slice(1)}>[^/]+)`;
        return `/${segment.replace(/[.+?^$()[\]{}|\\]/g, '\\$&')}`;
      })
      .join('');
    expression = new RegExp(`^${source}/*$`, 'i');
    known.set(pattern, expression);
  }
  return expression;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The page of an address, with the layouts around it; null when no route fits.
 *
 * @param base what the addresses of these routes begin with
 */
export function matchRoutes(entries: readonly RouteEntry[], pathname: string, base: string): Match | null {
  const branches = branchesOf(entries, base).sort((one, other) => other.score - one.score);
  for (const { routes, pattern } of branches) {
    const found = expressionOf(pattern).exec(pathname);
    if (!found) continue;
    const { rest, ...named } = found.groups ?? {};
    const params = Object.fromEntries(Object.entries(named).map(([name, value]) => [name, decoded(value)]));
    const inner = pattern.endsWith('*') ? pathname.slice(0, pathname.length - (rest?.length ?? 0)) : pathname;
    return { routes, params, base: inner.replace(/\/+$/, '') };
  }
  return null;
}
