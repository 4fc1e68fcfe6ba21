import { storage } from '@/shared/lib/storage';

const KEY = 'wibestore.searches';
const KEPT_COUNT = 6;

/** What was searched for in this browser, the latest first. */
export function readSearches(): string[] {
  try {
    const stored: unknown = JSON.parse(storage.read(KEY) ?? '[]');
    return Array.isArray(stored)
      ? stored.filter((text) => typeof text === 'string').slice(0, KEPT_COUNT)
      : [];
  } catch {
    return [];
  }
}

/** Put a search first; an empty one is none. */
export function rememberSearch(text: string): void {
  const words = text.trim();
  if (words === '') return;
  const others = readSearches().filter((known) => known.toLowerCase() !== words.toLowerCase());
  storage.write(KEY, JSON.stringify([words, ...others].slice(0, KEPT_COUNT)));
}

/** Forget all searches. */
export function forgetSearches(): void {
  storage.remove(KEY);
}
