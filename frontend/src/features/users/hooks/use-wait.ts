import { useEffect, useRef, useState } from 'react';
import { toProblem } from '@/shared/api/problem';

export interface Wait {
  /** Whole seconds left; 0 when one may go on. */
  left: number;
  /** The same as a clock shows it: `0:42`. */
  clock: string;
  begin: (seconds: number) => void;
  /** Begin when the server said "too many attempts", for as long as it said. */
  beginAfter: (error: unknown) => void;
}

const UNSAID_S = 60;

/** Seconds during which something cannot be asked for again. */
export function useWait(initialS = 0): Wait {
  const [left, setLeft] = useState(initialS);
  const until = useRef(Date.now() + initialS * 1000);
  const isRunning = left > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      setLeft(Math.max(0, Math.ceil((until.current - Date.now()) / 1000)));
    }, 500);
    return () => clearInterval(timer);
  }, [isRunning]);

  const begin = (seconds: number) => {
    until.current = Date.now() + seconds * 1000;
    setLeft(Math.ceil(seconds));
  };
  const beginAfter = (error: unknown) => {
    const { status, params } = toProblem(error);
    if (status === 429) begin(Number(params['retry_after_s']) || UNSAID_S);
  };
  return { left, clock: clockOf(left), begin, beginAfter };
}

function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}
