import { storage } from '@/shared/lib/storage';
import type { SellValues } from './sell-values';
import type { Image } from './shapes';

/** What was typed and has not reached the server yet. */
export interface KeptDraft {
  /** The draft's version that it changes. */
  version: number;
  values: SellValues;
  images: Image[];
}

const PREFIX = 'wibestore.sell.';

/** What this browser kept of a draft while the server could not be reached; null when there is nothing readable. */
export function readKept(draftId: string): KeptDraft | null {
  try {
    const kept = JSON.parse(storage.read(PREFIX + draftId) ?? 'null') as Partial<KeptDraft> | null;
    return kept?.values && typeof kept.version === 'number'
      ? { version: kept.version, values: kept.values, images: kept.images ?? [] }
      : null;
  } catch {
    return null;
  }
}

/** Keep a draft here until it is saved. It has no secrets: login data goes straight into the vault. */
export function writeKept(draftId: string, kept: KeptDraft): void {
  storage.write(PREFIX + draftId, JSON.stringify(kept));
}

export function removeKept(draftId: string): void {
  storage.remove(PREFIX + draftId);
}
