import { keptCaches } from '@tests/kept-caches';
import { server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Build, cleanUp, install, keepFiles, shell } from './shell';

const FILES = ['/assets/index-1.js', '/assets/start-1.css'];
const build = (given: Partial<Build> = {}): Build => ({
  version: '1',
  files: FILES,
  entry: 'assets/index-1.js',
  ...given,
});
const CSP = "default-src 'self'";
const HTML = '<script type="module" src="/assets/index-1.js"></script>';

let fetched: string[];
function serve(html = HTML, missing?: string): void {
  server.use(
    http.get('*/offline', () => HttpResponse.html(html, { headers: { 'Content-Security-Policy': CSP } })),
    http.get('*/assets/:name', ({ request }) => {
      const { pathname } = new URL(request.url);
      fetched.push(pathname);
      return pathname === missing ? new HttpResponse(null, { status: 404 }) : HttpResponse.text(pathname);
    }),
  );
}

beforeEach(() => {
  fetched = [];
  vi.stubGlobal('caches', keptCaches());
});

test('a version keeps its page, with the policy it came with, and its files', async () => {
  serve();
  await install(build());

  const kept = await shell(build());
  expect(await kept?.text()).toBe(HTML);
  expect(kept?.headers.get('Content-Security-Policy')).toBe(CSP);
  expect(fetched.sort()).toEqual(FILES);
});

test('a page of another version is not kept: the browser tries again later', async () => {
  serve('<script type="module" src="/assets/index-2.js"></script>');
  await expect(install(build())).rejects.toThrow('another version');
  expect(await shell(build())).toBeUndefined();
});

test('a version with a file missing is not installed', async () => {
  serve(HTML, FILES[1]);
  await expect(install(build())).rejects.toThrow('cannot be kept');
  expect(await shell(build())).toBeUndefined();
});

test('the next version fetches only what it has not yet', async () => {
  serve();
  await install(build());
  fetched = [];
  await keepFiles(build({ version: '2' }), [...FILES, '/assets/new-2.js']);
  expect(fetched).toEqual(['/assets/new-2.js']);
});

test('what no open tab needs is forgotten, what was seen stays', async () => {
  for (const name of ['files-1', 'shell-1', 'files-2', 'shell-2', 'reads-1', 'files-3', 'shell-3']) {
    await caches.open(`wibestore-${name}`);
  }
  await caches.open('somebody-else');
  await cleanUp(build({ version: '3' }));

  expect(await caches.keys()).toEqual([
    'wibestore-files-2',
    'wibestore-reads-1',
    'wibestore-files-3',
    'wibestore-shell-3',
    'somebody-else',
  ]);
});
