import { isId, keptList } from '@/shared/lib/kept-list';

/** More columns are not read side by side. */
export const COMPARED_MAX = 4;

const kept = keptList('wibestore.compare', COMPARED_MAX, isId);

/** The listings that are to be compared, as they were added. */
export const useCompared = kept.use;
export const readCompared = kept.read;

/** Compare these alone. */
export function writeCompared(ids: readonly string[]): void {
  kept.write([...new Set(ids)]);
}

/** Add a listing, or take it out again; `full` when there is no room. */
export function toggleCompared(id: string): 'added' | 'removed' | 'full' {
  const ids = kept.read();
  if (ids.includes(id)) {
    kept.write(ids.filter((known) => known !== id));
    return 'removed';
  }
  if (ids.length >= COMPARED_MAX) return 'full';
  kept.write([...ids, id]);
  return 'added';
}

/** The ids of an address, the good ones alone. */
export function comparedOf(text: string | null): string[] {
  return [...new Set((text ?? '').split(',').filter(isId))].slice(0, COMPARED_MAX);
}
