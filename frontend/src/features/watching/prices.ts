const WHOLE_PERCENT = 100;

/** How many percent less something costs now, rounded down; 0 where it does not. */
export function percentCheaper(then: number, now: number): number {
  return now < then ? Math.floor(((then - now) * WHOLE_PERCENT) / then) : 0;
}
