import { isId, keptList } from '@/shared/lib/kept-list';

export const VIEWED_MAX = 20;

/** A listing that was looked at in this browser, and when (milliseconds since 1970). */
export interface Viewed {
  id: string;
  at: number;
}

const kept = keptList('wibestore.viewed', VIEWED_MAX, isViewed);

/** What was looked at here, the latest first. */
export const useViewed = kept.use;

/** Put a listing first. */
export function rememberViewed(id: string, at = Date.now()): void {
  if (!isId(id)) return;
  kept.write([{ id, at }, ...kept.read().filter((known) => known.id !== id)]);
}

/** Forget everything that was looked at. */
export function forgetViewed(): void {
  kept.write([]);
}

function isViewed(value: unknown): value is Viewed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    isId(value.id) &&
    'at' in value &&
    typeof value.at === 'number'
  );
}
