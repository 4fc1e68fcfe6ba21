import { useSyncExternalStore } from 'react';
import { storage } from './storage';

export interface KeptList<Item> {
  read: () => readonly Item[];
  write: (items: readonly Item[]) => void;
  /** The items; the component renders again when they change, in another tab too. */
  use: () => readonly Item[];
}

/**
 * A short list that this browser keeps. Where nothing may be stored it lasts as long as the page.
 *
 * @param isItem tells a good item from what an older version, or a stranger, left under the key
 */
export function keptList<Item>(
  key: string,
  max: number,
  isItem: (value: unknown) => value is Item,
): KeptList<Item> {
  const listeners = new Set<() => void>();
  let known: readonly Item[] | null = null;

  const read = () => {
    known ??= parsed(storage.read(key), isItem).slice(0, max);
    return known;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const write = (items: readonly Item[]) => {
    known = items.slice(0, max);
    if (known.length === 0) storage.remove(key);
    else storage.write(key, JSON.stringify(known));
    tell();
  };
  const hear = (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    known = null;
    tell();
  };
  const subscribe = (listener: () => void) => {
    if (listeners.size === 0) addEventListener('storage', hear);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) removeEventListener('storage', hear);
    };
  };
  return { read, write, use: () => useSyncExternalStore(subscribe, read) };
}

function parsed<Item>(stored: string | null, isItem: (value: unknown) => value is Item): Item[] {
  try {
    const items: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(items) ? items.filter(isItem) : [];
  } catch {
    return [];
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this is an id as the server gives them. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}
