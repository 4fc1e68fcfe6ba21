import { Children, type ReactNode, startTransition, useEffect, useState } from 'react';

/** Who waits for a frame, the first first; and whose part is being made. */
const waiting: (() => void)[] = [];
let turn: (() => void) | undefined;
let frame = 0;

function callNext(): void {
  if (!turn && !frame && waiting.length > 0) {
    frame = requestAnimationFrame(() => {
      frame = 0;
      turn = waiting.shift();
      turn?.();
    });
  }
}

/** Call `make` in a frame that is nobody else's. Returns what says that its part stands, or that it is wanted no more. */
function waitForTurn(make: () => void): () => void {
  waiting.push(make);
  callNext();
  return () => {
    const place = waiting.indexOf(make);
    if (place >= 0) waiting.splice(place, 1);
    if (turn === make) turn = undefined;
    callNext();
  };
}

/**
 * How many of `total` parts stand: the `first` at once and then `step` more at a time, one part of the whole page in a frame, so that the browser never
 * lays out much at once, which on a phone is longer than a tap may wait. What once stood keeps standing.
 */
export function useInTurn(total: number, first: number, step = 1): number {
  const [count, setCount] = useState(first);
  const isWhole = count >= total;
  useEffect(() => {
    if (isWhole) return;
    return waitForTurn(() => startTransition(() => setCount(count + step)));
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
