import { type ReactNode, useEffect, useRef, useState } from 'react';

/** How far beyond what is seen things are still drawn. */
const MARGIN = '1200px 0px';

/**
 * A piece of a long history: drawn while it is near what is seen; far away only its height is kept, so that thousands of
 * messages cost no more than the nearest hundred.
 */
export function FarAway({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry) setHeight(entry.isIntersecting ? null : entry.boundingClientRect.height);
      },
      { root: element.closest('[data-history]'), rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} style={height === null ? undefined : { height }}>
      {height === null && children}
    </div>
  );
}
