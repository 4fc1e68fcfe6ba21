import { mayKeep, outdatedCaches } from './rules';

const FILES = 'wibestore-files-';
const SHELL = 'wibestore-shell-';
/** A page without anybody's data; it shows the address that was asked for, or that there is no connection. */
const SHELL_PAGE = '/offline';

/** What a build gives its worker (tools/service-worker.ts). */
export interface Build {
  version: string;
  /** The addresses of hashed files that every visitor needs, and those without a connection. */
  files: readonly string[];
  /** The script that the page of this build names. */
  entry: string;
}

export const filesCache = ({ version }: Build) => FILES + version;
const shellCache = ({ version }: Build) => SHELL + version;

/**
 * Keep what this version needs to start without a network.
 *
 * @throws Error something is missing, or the server's page is of another version: the browser tries again later
 */
export async function install(build: Build): Promise<void> {
  const page = await fetch(SHELL_PAGE, { cache: 'reload', credentials: 'omit', redirect: 'error' });
  const html = await page.text();
  if (!html.includes(build.entry)) throw new Error('The page is of another version');
  await keepFiles(build, build.files);
  const cache = await caches.open(shellCache(build));
  // Its headers are the page's own: the content security policy holds without a network too.
  const headers = new Headers(page.headers);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  await cache.put(SHELL_PAGE, new Response(html, { headers }));
}

/** The kept page of this version. */
export async function shell(build: Build): Promise<Response | undefined> {
  const cache = await caches.open(shellCache(build));
  return cache.match(SHELL_PAGE, { ignoreVary: true });
}

/** Keep hashed files; what an earlier version has kept is not fetched again. */
export async function keepFiles(build: Build, urls: readonly string[]): Promise<void> {
  const cache = await caches.open(filesCache(build));
  await Promise.all(
    urls.map(async (url) => {
      if (await cache.match(url, { ignoreVary: true })) return;
      const known = await caches.match(url, { ignoreVary: true });
      const answer = known ?? (await fetch(url));
      if (!mayKeep(answer)) throw new Error(`${url} cannot be kept`);
      await cache.put(url, answer);
    }),
  );
}

/** Forget what no open tab needs: versions before the last one, and the pages of all others. */
export async function cleanUp(build: Build): Promise<void> {
  const names = await caches.keys();
  const pages = names.filter((name) => name.startsWith(SHELL) && name !== shellCache(build));
  const files = outdatedCaches(names, FILES, filesCache(build));
  await Promise.all([...pages, ...files].map((name) => caches.delete(name)));
}
