import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

/** So far before it comes into sight is it fetched. */
const MARGIN = '600px 0px';

export interface WhenNearProps {
  /** As large as what comes, so that nothing jumps. */
  fallback: ReactNode;
  /** Lazy components: neither their code nor their data is asked for before somebody scrolls towards them. */
  children: ReactNode;
}

/** What stands far down a page, and costs nothing until one comes near it. */
export function WhenNear({ fallback, children }: WhenNearProps) {
  const [isNear, setNear] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current: box } = place;
    if (!box) return;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: MARGIN },
    );
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return isNear ? <Suspense fallback={fallback}>{children}</Suspense> : <div ref={place}>{fallback}</div>;
}
