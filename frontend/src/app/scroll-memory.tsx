import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from '@/shared/router/router';

const STORE = 'wibestore.scroll';
const GROWTH_MS = 2000;
const READERS_OWN = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

const positions = new Map<string, number>(readStored());

/** Of earlier documents of this tab; but what is opened anew, not reloaded nor come back to, begins at its top. */
function readStored(): [string, number][] {
  try {
    const stored: [string, number][] = JSON.parse(sessionStorage.getItem(STORE) ?? '[]');
    const isNew = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
    return stored.filter(([place]) => !isNew || place !== location.pathname);
  } catch {
    return [];
  }
}

/** The first address of each document has the same key, so that there the path tells which one it was. */
const placeOf = (key: string, pathname: string) => (key === 'default' ? pathname : key);

/** Back and forward return to where one was; another page begins at its top; a changed filter moves nothing. */
export function ScrollMemory() {
  const { key, pathname, hash } = useLocation();
  const place = placeOf(key, pathname);
  const isReturn = useNavigationType() === 'POP';
  const shown = useRef<string | null>(null);

  useEffect(() => {
    history.scrollRestoration = 'manual';
    const store = () => sessionStorage.setItem(STORE, JSON.stringify([...positions].slice(-50)));
    addEventListener('pagehide', store);
    return () => removeEventListener('pagehide', store);
  }, []);

  useLayoutEffect(() => {
    const isSamePage = shown.current === pathname;
    shown.current = pathname;
    if (isReturn) return scrollWhenTallEnough(positions.get(place) ?? 0);
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
    else if (!isSamePage) scrollTo(0, 0);
    // A new filter or tab: nobody scrolls, and yet this is where one comes back to.
    else positions.set(place, scrollY);
  }, [place, pathname, hash, isReturn]);

  // Changed with the page, before it moves: the new page's way to its top is not where the old one was left.
  useLayoutEffect(() => {
    const remember = () => positions.set(place, scrollY);
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [place]);

  return null;
}

/** Lists come a moment after their page: wait for the height, but never fight the reader's own scrolling. */
function scrollWhenTallEnough(top: number): () => void {
  scrollTo(0, top);
  if (top <= 0) return () => undefined;
  const { style } = document.body;
  // The browser would hold on to what stands below a list that is on its way, the footer, and follow it to the end.
  style.overflowAnchor = 'none';
  const observer = new ResizeObserver(() => {
    if (scrollY !== top && document.documentElement.scrollHeight - innerHeight >= top) scrollTo(0, top);
  });
  const stop = () => {
    style.overflowAnchor = '';
    observer.disconnect();
    clearTimeout(timer);
    for (const act of READERS_OWN) removeEventListener(act, stop);
  };
  const timer = setTimeout(stop, GROWTH_MS);
  observer.observe(document.body);
  for (const act of READERS_OWN) addEventListener(act, stop, { passive: true });
  return stop;
}
