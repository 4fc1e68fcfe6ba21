import { Children, type ReactNode, startTransition, useEffect, useState } from 'react';

/**
 * How many of `total` parts stand: the `first` at once and then `step` more in each frame, so that the browser never lays out all of them at once, which
 * on a phone is longer than a tap may wait. What once stood keeps standing.
 */
export function useInTurn(total: number, first: number, step = 1): number {
  const [count, setCount] = useState(first);
  const isWhole = count >= total;
  useEffect(() => {
    if (isWhole) return;
    const frame = requestAnimationFrame(() => startTransition(() => setCount(count + step)));
    return () => cancelAnimationFrame(frame);
  }, [count, isWhole, step]);
  return Math.min(count, total);
}

/** The parts of a long page, one after the other (`useInTurn`). Until the last is there, what follows them stays out of the window. */
export function InTurn({ first, children }: { first: ReactNode; children: ReactNode }) {
  const parts = Children.toArray(children);
  const count = useInTurn(parts.length, 0);
  return (
    <>
      {first}
      {parts.slice(0, count)}
      {count < parts.length && <div className="h-dvh" />}
    </>
  );
}
