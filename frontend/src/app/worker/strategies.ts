import { KEPT_AT, READ_KEPT_MS, READS_CACHE } from '@/shared/lib/kept-reads';
import { freshMs, mayKeep } from './rules';

/** So long the network may take to bring a page before the kept one stands in. */
export const PAGE_MS = 4_000;
export const PICTURES_CACHE = 'wibestore-pictures-1';
const READS_MOST = 60;
const PICTURES_MOST = 150;
/** Answers of a gateway whose shop is away. */
const AWAY = new Set([502, 503, 504]);

/** Work that the browser should not cut short; the answer does not wait for it. */
export type Later = (work: Promise<unknown>) => void;

/** A page: from the network, and the kept one where that is away or takes too long. */
export async function answerPage(
  request: Request,
  shell: () => Promise<Response | undefined>,
): Promise<Response> {
  const network = fetch(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Response>((resolve) => {
    timer = setTimeout(() => void shell().then((kept) => resolve(kept ?? network)), PAGE_MS);
  });
  try {
    const answer = await Promise.race([network, late]);
    return AWAY.has(answer.status) ? ((await shell()) ?? answer) : answer;
  } catch (error) {
    const kept = await shell();
    if (kept) return kept;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** A hashed file: the kept one, for its content never changes. */
export async function answerAsset(request: Request, cacheName: string, later: Later): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (mayKeep(answer)) later(put(cacheName, request, answer.clone()));
  return answer;
}

/** A picture: the kept one; of all pictures the last ones are kept. */
export async function answerPicture(request: Request, later: Later): Promise<Response> {
  const cache = await caches.open(PICTURES_CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (mayKeep(answer)) {
    later(put(PICTURES_CACHE, request, answer.clone()).then(() => trim(PICTURES_CACHE, PICTURES_MOST)));
  }
  return answer;
}

export interface ReadOptions {
  later: Later;
  /** An old answer was given, since none could be had. */
  onOld: (keptAt: string) => void;
  now?: number;
}

/**
 * A public answer: the kept one for as long as the server allows, asked for anew meanwhile; then the network's. Where
 * there is no network, what was seen within a week.
 */
export async function answerRead(
  request: Request,
  { later, onOld, now = Date.now() }: ReadOptions,
): Promise<Response> {
  const cache = await caches.open(READS_CACHE);
  const kept = await cache.match(request);
  const keptAt = kept?.headers.get(KEPT_AT) ?? '';
  const age = kept ? now - Date.parse(keptAt) : Number.POSITIVE_INFINITY;
  if (kept && age < freshMs(kept.headers.get('Cache-Control'))) {
    later(askAndKeep(request, later, now).catch(() => undefined));
    return kept;
  }
  try {
    const answer = await askAndKeep(request, later, now);
    if (!AWAY.has(answer.status) || !kept || age > READ_KEPT_MS) return answer;
  } catch (error) {
    if (!kept || age > READ_KEPT_MS) throw error;
  }
  onOld(keptAt);
  return kept;
}

async function askAndKeep(request: Request, later: Later, now: number): Promise<Response> {
  const answer = await fetch(request);
  if (mayKeep(answer)) {
    const stamped = withDate(answer.clone(), now);
    later(put(READS_CACHE, request, stamped).then(() => trim(READS_CACHE, READS_MOST)));
  }
  // What is no longer there, or no longer public, is not shown any more.
  else if (answer.status === 404 || answer.status === 410) later(forget(READS_CACHE, request));
  return answer;
}

function withDate(answer: Response, now: number): Response {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, new Date(now).toISOString());
  // The body is unpacked by now.
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(answer.body, { status: answer.status, headers });
}

async function put(cacheName: string, request: Request | string, answer: Response): Promise<void> {
  const cache = await caches.open(cacheName);
  // A full disk takes nothing more; the page has its answer.
  await cache.put(request, answer).catch(() => undefined);
}

async function forget(cacheName: string, request: Request): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.delete(request);
}

/** Only the last ones stay: a put of what was there already makes it the last one. */
export async function trim(cacheName: string, most: number): Promise<void> {
  const cache = await caches.open(cacheName);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}
