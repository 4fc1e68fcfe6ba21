import { paths } from '@/shared/lib/paths';

/** What the worker does with a request; `none`: it stays out of the way, as if it were not there. */
export type Strategy = 'page' | 'asset' | 'read' | 'picture' | 'none';

/** As much of a request as decides. */
export type Asked = Pick<Request, 'method' | 'url' | 'mode' | 'cache'> & { headers: Pick<Headers, 'has'> };

/** Where the shop's things are. */
export interface Places {
  origin: string;
  /** What the addresses of hashed files begin with: the shop's own `/assets/`, or a CDN's. */
  assets: string;
}

/** Never answered with the kept page: other programs' addresses, the staff's desk, and pages that take a token. */
const UNTOUCHED = new Set([
  ...['api', 'ws', 'media', 'static', 'health', 'metrics', 'emulators', 'assets', 'app', 'covers', 'fonts'],
  ...['admin', 'dev', 'previews'],
  ...['verify-email', 'reset-password', 'unlock', 'confirm-email-change', 'appeal'],
]);

/** Public answers without anybody's data, if nobody signs the request. */
const READS =
  /^\/api\/v1\/(games\/([a-z0-9-]+\/(listings\/)?)?|listings\/(facets\/|[0-9a-f-]{36}\/(similar\/)?)?|users\/[^/]+\/(listings\/|reviews\/)?)$/;
/** Sizes that pages show; the whole picture is fetched when somebody opens it. */
const PICTURES =
  /^\/(media\/[a-z0-9]{2}\/[a-z0-9]+-(card|cardsmall|gallery|avatar)\.webp|covers\/[\w-]+\.svg)$/;

const firstPart = (path: string) => path.split(/[/?#]/)[1] ?? '';

/** The first part of every address of the shop's own pages. */
function pageParts(): ReadonlySet<string> {
  const parts = new Set([
    ...['offline', 'check-mail', 'forgot-password', 'profile', 'reports', 'verdicts', 'support'],
    ...['compare', 'company', 'faq', 'privacy', 'refunds', 'terms', 'price-watches', 'saved-searches'],
  ]);
  for (const make of Object.values(paths) as ((...words: string[]) => unknown)[]) {
    try {
      parts.add(firstPart(String(make('x', 'x'))));
    } catch {
      // One that wants something else than words: its page is then not kept, and nothing breaks.
    }
  }
  for (const part of UNTOUCHED) parts.delete(part);
  return parts;
}

const PAGES = pageParts();

/** What to do with a request. */
export function strategyFor(asked: Asked, { origin, assets }: Places): Strategy {
  if (asked.method !== 'GET' || asked.headers.has('Authorization') || asked.headers.has('Range'))
    return 'none';
  if (asked.cache === 'no-store' || asked.cache === 'only-if-cached') return 'none';
  const url = new URL(asked.url);
  if (asked.mode === 'navigate') {
    return url.origin === origin && PAGES.has(firstPart(url.pathname)) ? 'page' : 'none';
  }
  if (asked.url.startsWith(assets) || asked.url.startsWith(`${origin}/assets/`)) return 'asset';
  if (url.origin !== origin) return 'none';
  if (READS.test(url.pathname)) return 'read';
  return PICTURES.test(url.pathname) ? 'picture' : 'none';
}

/** Whether an answer may be kept for whoever comes next: a whole, public one. */
export function mayKeep(answer: Pick<Response, 'status' | 'type' | 'headers'>): boolean {
  const control = answer.headers.get('Cache-Control') ?? '';
  const isWhole = answer.status === 200 && answer.type !== 'opaque';
  return isWhole && !/no-store|private/.test(control) && answer.headers.get('Vary') !== '*';
}

/** How long an answer may be shown while it is asked for anew, as the server itself says (milliseconds). */
export function freshMs(control: string | null): number {
  if (!control?.includes('public') || control.includes('no-cache')) return 0;
  const seconds = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(control)?.[1] ?? 0);
  return (seconds('max-age') + seconds('stale-while-revalidate')) * 1000;
}

/** Names of caches of hashed files that nobody needs any more: open tabs may still be of the version before. */
export function outdatedCaches(names: readonly string[], prefix: string, current: string): string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== current);
  return others.slice(0, -1);
}
