import { useSyncExternalStore } from 'react';
import { storage } from '@/shared/lib/storage';

const KEY = 'wibestore.desk.sidebar';
const listeners = new Set<() => void>();

const isNarrow = () => storage.read(KEY) === 'narrow';

/** Fold the desk's sidebar, or unfold it; kept for this browser. */
export function toggleSidebar(): void {
  if (isNarrow()) storage.remove(KEY);
  else storage.write(KEY, 'narrow');
  for (const listener of listeners) listener();
}

export function useIsSidebarNarrow(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isNarrow);
}
