import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from '@/shared/router/router';

const STORE = 'wibestore.scroll';
const GROWTH_MS = 2000;

const positions = new Map<string, number>(readStored());

function readStored(): [string, number][] {
  try {
    return JSON.parse(sessionStorage.getItem(STORE) ?? '[]');
  } catch {
    return [];
  }
}

/** Back and forward return to where one was; another page begins at its top; a changed filter moves nothing. */
export function ScrollMemory() {
  const { key, pathname, hash } = useLocation();
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
    if (isReturn) return scrollWhenTallEnough(positions.get(key) ?? 0);
    if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
    else if (!isSamePage) scrollTo(0, 0);
    // A new filter or tab: nobody scrolls, and yet this is where one comes back to.
    else positions.set(key, scrollY);
  }, [key, pathname, hash, isReturn]);

  useEffect(() => {
    const remember = () => positions.set(key, scrollY);
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [key]);

  return null;
}

/** Lists come a moment after their page: wait for the height, but never fight the reader's own scrolling. */
function scrollWhenTallEnough(top: number): () => void {
  scrollTo(0, top);
  const observer = new ResizeObserver(() => {
    if (document.documentElement.scrollHeight - innerHeight >= top) {
      scrollTo(0, top);
      stop();
    }
  });
  const stop = () => {
    observer.disconnect();
    clearTimeout(timer);
    removeEventListener('wheel', stop);
    removeEventListener('touchstart', stop);
    removeEventListener('keydown', stop);
  };
  const timer = setTimeout(stop, GROWTH_MS);
  if (top > 0 && scrollY !== top) {
    observer.observe(document.body);
    addEventListener('wheel', stop, { passive: true });
    addEventListener('touchstart', stop, { passive: true });
    addEventListener('keydown', stop);
  } else {
    stop();
  }
  return stop;
}
