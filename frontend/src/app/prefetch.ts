import type { QueryClient } from '@tanstack/react-query';
import { gameOptions } from '@/features/games/api';
import { listingOptions } from '@/features/listings/api';
import { userOptions } from '@/features/users/api';
import { session } from '@/shared/api/session';
import { loadTexts } from '@/shared/i18n/locale';

/** So long does a pointer, or the focus, stay on what somebody means to open. */
export const DWELL_MS = 90;
/** So long is a link in sight before it is worth a request. */
export const SEEN_MS = 1200;
/** As many of the links in sight are fetched ahead on one page, two at a time. */
export const SEEN_MAX = 6;
const AT_ONCE = 2;

/** What leads to a page that is worth it: its data, and the page's code and texts. */
const KINDS: readonly (readonly [
  path: RegExp,
  fetchData: (client: QueryClient, name: string) => Promise<void>,
  fetchPage: () => Promise<unknown>,
])[] = [
  [
    /^\/listings\/([\w-]+)$/,
    (client, id) => client.prefetchQuery(listingOptions(id)),
    () => Promise.all([import('@/pages/listing/listing-page'), loadTexts('listing')]),
  ],
  [
    /^\/games\/([\w-]+)$/,
    (client, slug) => client.prefetchQuery(gameOptions(slug)),
    () => Promise.all([import('@/pages/game/game-page'), loadTexts('game')]),
  ],
  [
    /^\/users\/([^/]+)$/,
    (client, username) => client.prefetchQuery(userOptions(decodeURIComponent(username))),
    () => Promise.all([import('@/pages/user/user-page'), loadTexts('user')]),
  ],
];
const LINKS = '#main a[href^="/listings/"], #main a[href^="/games/"], #main a[href^="/users/"]';

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** Not where every byte is counted, nor before it is known who asks: what one may do with a listing depends on it. */
function isWelcome(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  const isDear = connection?.saveData || /2g$/.test(connection?.effectiveType ?? '');
  return !isDear && navigator.onLine && session.status !== 'starting';
}

async function prefetch(client: QueryClient, link: Element): Promise<void> {
  // Only to look at, like the card of an account that is not on sale yet: it cannot be opened.
  if (link.closest('[inert]')) return;
  const { pathname } = new URL((link as HTMLAnchorElement).href);
  for (const [path, fetchData, fetchPage] of KINDS) {
    const name = path.exec(pathname)?.[1];
    if (name === undefined || pathname === location.pathname || !isWelcome()) continue;
    // What fails here is asked for, and told, when it is opened.
    await Promise.all([fetchData(client, name), fetchPage().catch(() => undefined)]);
  }
}

/**
 * Fetch ahead what links to listings, games and sellers lead to: at once for the one under the pointer or the focus, a few
 * of those that stay in sight.
 *
 * @returns the way to stop
 */
export function prefetchLinks(client: QueryClient): () => void {
  const stops = [prefetchMeant(client), prefetchSeen(client)];
  return () => {
    for (const stop of stops) stop();
  };
}

function prefetchMeant(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (event: Event) => {
    clearTimeout(timer);
    // A finger on the glass is a press already.
    if (event instanceof PointerEvent && event.pointerType !== 'mouse') return;
    const link = (event.target as Element | null)?.closest?.(LINKS);
    if (link) timer = setTimeout(() => void prefetch(client, link), DWELL_MS);
  };
  document.addEventListener('pointerover', look);
  document.addEventListener('focusin', look);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('pointerover', look);
    document.removeEventListener('focusin', look);
  };
}

function prefetchSeen(client: QueryClient): () => void {
  const timers = new Map<Element, ReturnType<typeof setTimeout>>();
  const waiting: Element[] = [];
  let page = location.pathname;
  let taken = 0;
  let running = 0;

  const next = async () => {
    const link = running < AT_ONCE ? waiting.shift() : undefined;
    if (!link) return;
    running += 1;
    await prefetch(client, link);
    running -= 1;
    await next();
  };
  const take = (link: Element) => {
    timers.delete(link);
    seen.unobserve(link);
    if (page !== location.pathname) [page, taken] = [location.pathname, 0];
    if (!link.isConnected || taken >= SEEN_MAX || !isWelcome()) return;
    taken += 1;
    waiting.push(link);
    void next();
  };
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(timers.get(target));
      if (isIntersecting)
        timers.set(
          target,
          setTimeout(() => take(target), SEEN_MS),
        );
    }
  });
  const stopWatching = watchLinks((link) => seen.observe(link));
  return () => {
    stopWatching();
    seen.disconnect();
    for (const timer of timers.values()) clearTimeout(timer);
  };
}

/** Tells of each such link once, those of later too. */
function watchLinks(tell: (link: Element) => void): () => void {
  const known = new WeakSet<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const find = () => {
    timer = undefined;
    for (const link of document.querySelectorAll(LINKS)) {
      if (known.has(link)) continue;
      known.add(link);
      tell(link);
    }
  };
  const changes = new MutationObserver(() => {
    timer ??= setTimeout(find, 200);
  });
  changes.observe(document.body, { childList: true, subtree: true });
  find();
  return () => {
    changes.disconnect();
    clearTimeout(timer);
  };
}
