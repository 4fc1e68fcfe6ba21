import type { Card } from './cards-api';

/** A card is new for a while: until then nothing is sent to it. */
export function isFrozen({ usable_from }: Pick<Card, 'usable_from'>, now: number = Date.now()): boolean {
  return usable_from !== null && new Date(usable_from).getTime() > now;
}
