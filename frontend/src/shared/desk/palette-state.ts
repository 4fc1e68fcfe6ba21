import { useSyncExternalStore } from 'react';

export type DeskOverlay = 'palette' | 'help';

const listeners = new Set<() => void>();
let open: DeskOverlay | null = null;

function change(next: DeskOverlay | null): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Open the palette: every page and every action of the desk, by typing. */
export function openPalette(): void {
  change('palette');
}

/** Open the list of keys. */
export function openHelp(): void {
  change('help');
}

export function closeOverlay(): void {
  change(null);
}

/** Which of the two is open. */
export function useDeskOverlay(): DeskOverlay | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}
