import { describe, expect, test } from 'vitest';
import { paths } from '@/shared/lib/paths';
import { type Asked, freshMs, mayKeep, outdatedCaches, strategyFor } from './rules';

const ORIGIN = 'https://wibestore.uz';
const PLACES = { origin: ORIGIN, assets: `${ORIGIN}/assets/` };
const ID = '01a206ef-d5c6-7e52-9d96-5055cc2d3d43';

function asked(path: string, given: Partial<Omit<Asked, 'headers'>> & { headers?: HeadersInit } = {}): Asked {
  return {
    method: 'GET',
    url: new URL(path, ORIGIN).href,
    mode: 'cors',
    cache: 'default',
    ...given,
    headers: new Headers(given.headers),
  };
}
const strategy = (path: string, given?: Parameters<typeof asked>[1]) =>
  strategyFor(asked(path, given), PLACES);
const visit = (path: string) => strategy(path, { mode: 'navigate' });

describe('pages', () => {
  test.each(Object.keys(paths) as (keyof typeof paths)[])('%s may be answered by the kept page', (name) => {
    const make = paths[name] as (...words: string[]) => string;
    expect(visit(make('x', 'x'))).toBe('page');
  });

  test.each([
    '/offline',
    '/reports',
    `/verdicts/${ID}`,
    `/listings/${ID}?from=telegram`,
    '/settings/security',
  ])('%s too', (path) => {
    expect(visit(path)).toBe('page');
  });

  test.each([
    ['the API and its documentation', '/api/v1/docs/'],
    ['sockets', '/ws/notifications/?ticket=1'],
    ['pictures', '/media/ab/0123456789abcdef-full.webp'],
    ['emulators', '/emulators/mail/'],
    ['the sandbox bank', '/api/v1/payments/sandbox/1/'],
    ['health', '/health/detailed/'],
    ['figures', '/metrics/'],
    ['the desk', '/admin/users'],
    ['the door for emergencies', '/9f3c1e07b2d4586a1c/login/'],
    ['a file', '/robots.txt'],
    ['the map of the site', '/sitemap.xml'],
    ['pages that take a token', '/reset-password'],
    ['pages that take a token', '/appeal'],
  ])('%s: out of the way (%s)', (_, path) => {
    expect(visit(path)).toBe('none');
  });

  test('a page of somebody else is none of ours', () => {
    expect(visit('https://checkout.paycom.uz/')).toBe('none');
  });
});

describe('public answers', () => {
  test.each([
    '/api/v1/games/',
    '/api/v1/games/pubg-mobile/',
    '/api/v1/games/pubg-mobile/listings/?page_size=12',
    '/api/v1/listings/?game=pubg-mobile',
    '/api/v1/listings/facets/?game=pubg-mobile',
    `/api/v1/listings/${ID}/`,
    `/api/v1/listings/${ID}/similar/`,
    '/api/v1/users/sardor/',
    '/api/v1/users/sardor/reviews/',
  ])('%s', (path) => {
    expect(strategy(path)).toBe('read');
  });

  test.each([
    '/api/v1/auth/csrf/',
    '/api/v1/auth/me/',
    '/api/v1/profile/favorites/',
    `/api/v1/listings/${ID}/offers/`,
    `/api/v1/orders/${ID}/`,
    '/api/v1/admin/users/',
    '/api/v1/search/suggest/?q=pubg',
  ])('%s is asked for as ever', (path) => {
    expect(strategy(path)).toBe('none');
  });

  test.each([
    ['signed by somebody', { headers: { Authorization: 'Bearer x' } }],
    ['a write', { method: 'POST' }],
    ['not to be kept', { cache: 'no-store' as const }],
  ])('never when it is %s', (_, given) => {
    expect(strategy(`/api/v1/listings/${ID}/`, given)).toBe('none');
  });

  test('only the shop’s own', () => {
    expect(strategy('https://other.example/api/v1/games/')).toBe('none');
  });
});

describe('files', () => {
  test.each([
    ['/assets/start-4f2a.js', 'asset'],
    ['/covers/pubg-mobile.svg', 'picture'],
    ['/media/ab/0123456789abcdef-cardsmall.webp', 'picture'],
    ['/media/ab/0123456789abcdef-avatar.webp', 'picture'],
    ['/media/ab/0123456789abcdef-full.webp', 'none'],
    ['/sw.js', 'none'],
    ['/app/uz-dark.webmanifest', 'none'],
    ['https://accounts.google.com/gsi/client', 'none'],
  ])('%s: %s', (path, expected) => {
    expect(strategy(path)).toBe(expected);
  });

  test('hashed files of a CDN are ours, its other files are not', () => {
    const places = { origin: ORIGIN, assets: 'https://cdn.example.uz/shop/assets/' };
    expect(strategyFor(asked('https://cdn.example.uz/shop/assets/start-4f2a.js'), places)).toBe('asset');
    expect(strategyFor(asked('https://cdn.example.uz/other.js'), places)).toBe('none');
    // Workers stay with the shop.
    expect(strategyFor(asked('/assets/image-shrinking.worker-1.js'), places)).toBe('asset');
  });

  test('a part of a file is no file', () => {
    expect(strategy('/assets/start-4f2a.js', { headers: { Range: 'bytes=0-9' } })).toBe('none');
  });
});

describe('what may be kept', () => {
  test.each([
    [200, { 'Cache-Control': 'public, max-age=5' }, true],
    [200, { 'Cache-Control': 'no-cache' }, true],
    [200, {}, true],
    [200, { 'Cache-Control': 'no-store' }, false],
    [200, { 'Cache-Control': 'private, max-age=60' }, false],
    [200, { Vary: '*' }, false],
    [206, {}, false],
    [404, { 'Cache-Control': 'public' }, false],
    [503, {}, false],
  ])('%d %o: %s', (status, headers, expected) => {
    expect(mayKeep(new Response(null, { status, headers: new Headers(headers as HeadersInit) }))).toBe(
      expected,
    );
  });

  test.each([
    ['public, max-age=5, stale-while-revalidate=10', 15_000],
    ['public, max-age=60', 60_000],
    ['no-cache', 0],
    ['max-age=60', 0],
    [null, 0],
  ])('%s is shown for %d ms while it is asked for anew', (control, expected) => {
    expect(freshMs(control)).toBe(expected);
  });

  test('of hashed files this version’s and the last one’s stay', () => {
    const names = ['wibestore-files-1', 'wibestore-reads-1', 'wibestore-files-2', 'wibestore-files-3'];
    expect(outdatedCaches(names, 'wibestore-files-', 'wibestore-files-3')).toEqual(['wibestore-files-1']);
    expect(outdatedCaches(names.slice(0, 1), 'wibestore-files-', 'wibestore-files-1')).toEqual([]);
  });
});
