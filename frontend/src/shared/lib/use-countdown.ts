import { useEffect, useState } from 'react';

/** Milliseconds left until an instant, counted every second; 0 once it has passed, null without an instant. */
export function useCountdown(until: string | null | undefined): number | null {
  const [now, setNow] = useState(() => Date.now());
  const end = until ? new Date(until).getTime() : null;
  const isOver = end === null || end <= now;

  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isOver]);

  return end === null ? null : Math.max(0, end - now);
}
