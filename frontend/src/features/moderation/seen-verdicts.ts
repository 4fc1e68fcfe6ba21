import { storage } from '@/shared/lib/storage';
import type { MyVerdict } from './verdicts-api';

/** No more ids are remembered than these; the newest come first. */
const KEPT = 30;
const KEY = 'wibestore.verdicts.seen.';

/** Which verdicts somebody has read on this device, whether the server could be told or not. */
export function seenVerdicts(userId: string): readonly string[] {
  return (storage.read(KEY + userId) ?? '').split(',').filter(Boolean);
}

/** Remember that a verdict was read here. */
export function markVerdictSeen(userId: string, verdictId: string): void {
  const others = seenVerdicts(userId).filter((id) => id !== verdictId);
  storage.write(KEY + userId, [verdictId, ...others].slice(0, KEPT).join(','));
}

/** The oldest verdict that is in force, and was neither read here nor appealed against. */
export function unseenVerdict(
  verdicts: readonly MyVerdict[],
  seen: readonly string[],
): MyVerdict | undefined {
  return verdicts.findLast(
    ({ id, ended_at, appeal }) => ended_at === null && appeal === null && !seen.includes(id),
  );
}
