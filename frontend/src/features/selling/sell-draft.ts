import type { Schema } from '@/shared/api/types';
import { tabStorage } from '@/shared/lib/storage';
import { NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import { NO_VALUES, type SellValues } from './sell-values';

interface SellDraft {
  values: SellValues;
  images: Schema<'ImageInfo'>[];
}

const PREFIX = 'wibestore.sell.';

/** What this tab kept of a form that was not sent yet; null when there is nothing readable. */
export function readDraft(key: string): SellDraft | null {
  try {
    const kept = JSON.parse(tabStorage.read(PREFIX + key) ?? 'null') as Partial<SellDraft> | null;
    if (!kept?.values) return null;
    const values = { ...NO_VALUES, ...kept.values, credentials: NO_CREDENTIALS };
    return { values, images: kept.images ?? [] };
  } catch {
    return null;
  }
}

/** Keep a form through reloads, without its secrets: those are never written anywhere. */
export function writeDraft(key: string, { values, images }: SellDraft): void {
  const { credentials: _, ...kept } = values;
  tabStorage.write(PREFIX + key, JSON.stringify({ values: kept, images }));
}

export function removeDraft(key: string): void {
  tabStorage.remove(PREFIX + key);
}
