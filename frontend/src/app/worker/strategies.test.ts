import { keptCaches } from '@tests/kept-caches';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test, vi } from 'vitest';
import { KEPT_AT, READ_KEPT_MS, READS_CACHE } from '@/shared/lib/kept-reads';
import { answerAsset, answerPage, answerPicture, answerRead, PAGE_MS, trim } from './strategies';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const PUBLIC = { 'Cache-Control': 'public, max-age=5, stale-while-revalidate=10' };
const FILE = `${window.location.origin}/assets/start-4f2a.js`;
const PICTURE = `${window.location.origin}/media/ab/0123456789abcdef-card.webp`;

let waiting: Promise<unknown>[];
const later = (work: Promise<unknown>) => void waiting.push(work);
/** Work may bring further work. */
async function settled(): Promise<void> {
  for (let count = 0; count < waiting.length; count += 1) await waiting[count];
}

beforeEach(() => {
  waiting = [];
  vi.stubGlobal('caches', keptCaches());
});

let price = 100;
function shopAnswers(
  answer: () => Response = () => HttpResponse.json({ price }, { headers: PUBLIC }),
): () => number {
  let asked = 0;
  server.use(
    http.get(api('/games/'), () => {
      asked += 1;
      return answer() as HttpResponse<null>;
    }),
  );
  return () => asked;
}

const onOld = vi.fn();
async function read(now: number): Promise<unknown> {
  const answer = await answerRead(new Request(api('/games/')), { later, onOld, now });
  const body = answer.ok ? await answer.json() : answer.status;
  await settled();
  return body;
}

test('a public answer is shown at once for as long as the server allows, and asked for anew meanwhile', async () => {
  onOld.mockReset();
  price = 100;
  const asked = shopAnswers();
  expect(await read(NOW)).toEqual({ price: 100 });
  price = 200;
  expect(await read(NOW + 14_000)).toEqual({ price: 100 });
  expect(await read(NOW + 15_000)).toEqual({ price: 200 });
  expect(asked()).toBe(3);
});

test('after that the network is asked first', async () => {
  price = 100;
  shopAnswers();
  await read(NOW);
  price = 200;
  expect(await read(NOW + 15_000)).toEqual({ price: 200 });
  expect(onOld).not.toHaveBeenCalled();
});

test.each([
  ['there is no network', () => HttpResponse.error()],
  ['the shop is away', () => new HttpResponse(null, { status: 502 })],
])('what was seen within a week stands in when %s, and it is told', async (_, failure) => {
  onOld.mockReset();
  price = 100;
  shopAnswers();
  await read(NOW);
  shopAnswers(failure);
  expect(await read(NOW + READ_KEPT_MS - 1000)).toEqual({ price: 100 });
  expect(onOld.mock.calls).toEqual([[new Date(NOW).toISOString()]]);
});

test('what is older than a week does not', async () => {
  onOld.mockReset();
  shopAnswers();
  await read(NOW);
  shopAnswers(() => HttpResponse.error());
  await expect(read(NOW + READ_KEPT_MS + 1000)).rejects.toThrow(TypeError);
  expect(onOld).not.toHaveBeenCalled();
});

test.each(['no-store', 'private'])('an answer that is %s is not kept', async (control) => {
  shopAnswers(() => HttpResponse.json({ price: 1 }, { headers: { 'Cache-Control': control } }));
  await read(NOW);
  expect(await (await caches.open(READS_CACHE)).keys()).toEqual([]);
});

test('what is no longer there is forgotten', async () => {
  shopAnswers();
  await read(NOW);
  shopAnswers(() => new HttpResponse(null, { status: 404 }));
  expect(await read(NOW + 60_000)).toBe(404);
  expect(await (await caches.open(READS_CACHE)).keys()).toEqual([]);
});

test('of all answers the sixty last ones are kept', async () => {
  server.use(http.get(api('/games/:slug/'), () => HttpResponse.json({}, { headers: PUBLIC })));
  for (let count = 0; count < 63; count += 1) {
    await answerRead(new Request(api(`/games/g${count}/`)), { later, onOld, now: NOW });
    await settled();
  }
  const keys = await (await caches.open(READS_CACHE)).keys();
  expect(keys).toHaveLength(60);
  expect(keys[0]?.url).toBe(api('/games/g3/'));
});

test('a kept answer says when it was kept, and is unpacked', async () => {
  shopAnswers(() => HttpResponse.json({ price: 1 }, { headers: PUBLIC }));
  await read(NOW);
  const kept = await (await caches.open(READS_CACHE)).match(api('/games/'));
  expect(kept?.headers.get(KEPT_AT)).toBe('2026-11-26T12:00:00.000Z');
  expect(kept?.headers.get('Content-Length')).toBeNull();
});

test('a hashed file is fetched once in its life', async () => {
  let asked = 0;
  server.use(
    http.get(FILE, () => {
      asked += 1;
      return HttpResponse.text('export {}');
    }),
  );
  await answerAsset(new Request(FILE), 'wibestore-files-1', later);
  await settled();
  // The next version looks into the last one's cache.
  const again = await answerAsset(new Request(FILE), 'wibestore-files-2', later);
  expect([await again.text(), asked]).toEqual(['export {}', 1]);
});

test('a file that is gone is not kept as one', async () => {
  server.use(http.get(FILE, () => new HttpResponse('Not found', { status: 404 })));
  expect((await answerAsset(new Request(FILE), 'wibestore-files-1', later)).status).toBe(404);
  await settled();
  expect(await caches.match(FILE)).toBeUndefined();
});

test('a picture is fetched once, and the oldest make room', async () => {
  let asked = 0;
  server.use(
    http.get(PICTURE, () => {
      asked += 1;
      return HttpResponse.text('RIFF');
    }),
  );
  for (const _ of [1, 2]) {
    await answerPicture(new Request(PICTURE), later);
    await settled();
  }
  expect(asked).toBe(1);
  const cache = await caches.open('x');
  for (const name of ['a', 'b', 'c']) await cache.put(`/${name}`, new Response(name));
  await trim('x', 2);
  expect((await cache.keys()).map(({ url }) => url.at(-1))).toEqual(['b', 'c']);
});

const page = () => new Request(`${window.location.origin}/catalog`);
const shell = async () => new Response('kept');

test('a page comes from the network', async () => {
  server.use(http.get('*/catalog', () => HttpResponse.text('new')));
  expect(await (await answerPage(page(), shell)).text()).toBe('new');
});

test.each([
  ['there is no network', () => HttpResponse.error()],
  ['the shop is away', () => new HttpResponse(null, { status: 503 })],
])('the kept page stands in when %s', async (_, failure) => {
  server.use(http.get('*/catalog', failure));
  expect(await (await answerPage(page(), shell)).text()).toBe('kept');
});

test('a page that is not there is said to be so', async () => {
  server.use(http.get('*/catalog', () => new HttpResponse('gone', { status: 404 })));
  expect((await answerPage(page(), shell)).status).toBe(404);
});

test('whoever waits too long gets the kept page; without one they wait on', async () => {
  vi.useFakeTimers();
  let answer: (response: Response) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)));
  const first = answerPage(page(), shell);
  await vi.advanceTimersByTimeAsync(PAGE_MS);
  expect(await (await first).text()).toBe('kept');

  const second = answerPage(page(), async () => undefined);
  await vi.advanceTimersByTimeAsync(PAGE_MS);
  answer(new Response('late'));
  expect(await (await second).text()).toBe('late');
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('without a kept page a lost connection is what it was', async () => {
  server.use(http.get('*/catalog', () => HttpResponse.error()));
  await expect(answerPage(page(), async () => undefined)).rejects.toThrow(TypeError);
});
