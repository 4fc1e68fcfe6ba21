const FIRST_MS = 1000;
const MAX_MS = 30_000;

/**
 * How long to wait before the next attempt: anything up to a bound that doubles from 1 s to 30 s ("full jitter"), so
 * that the browsers of a restarted server do not all come back in the same second.
 *
 * @param attempt 0 for the first repeat
 */
export function backOff(attempt: number, random: () => number = Math.random): number {
  const bound = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(bound * random());
}
