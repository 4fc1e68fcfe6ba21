import { Children, type ReactNode, startTransition, useEffect, useState } from 'react';

/**
 * The parts of a long page, the first at once and then one more in each frame: none has the browser lay out all of them at once, which on a phone is
 * longer than a tap may wait. Until the last is there, what follows them stays out of the window.
 */
export function InTurn({ first, children }: { first: ReactNode; children: ReactNode }) {
  const parts = Children.toArray(children);
  const [count, setCount] = useState(0);
  const isWhole = count >= parts.length;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => startTransition(() => setCount(count + 1)));
    return () => cancelAnimationFrame(frame);
  }, [count, isWhole]);
  return (
    <>
      {first}
      {parts.slice(0, count)}
      {!isWhole && <div className="h-dvh" />}
    </>
  );
}
