const DAY_MS = 86_400_000;

/** Begun days until an instant, by the server's clock; 0 once it has passed. */
export function daysLeft(until: string, serverTime: string): number {
  return Math.max(0, Math.ceil((new Date(until).getTime() - new Date(serverTime).getTime()) / DAY_MS));
}
