import { useSyncExternalStore } from 'react';
import { storage } from './storage';

export type ThemeChoice = 'system' | 'dark' | 'light';

const KEY = 'wibestore.theme';
const listeners = new Set<() => void>();
const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

function readChoice(): ThemeChoice {
  const stored = storage.read(KEY);
  return stored === 'dark' || stored === 'light' ? stored : 'system';
}

function paint(): void {
  const choice = readChoice();
  const dark = choice === 'dark' || (choice === 'system' && prefersDark().matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

/** Keep the chosen theme for this browser and paint with it at once. */
export function setTheme(choice: ThemeChoice): void {
  if (choice === 'system') storage.remove(KEY);
  else storage.write(KEY, choice);
  paint();
}

/** Follow the system and the other tabs; call once, at start. */
export function watchTheme(): void {
  prefersDark().addEventListener('change', paint);
  addEventListener('storage', (event) => {
    if (event.key === KEY) paint();
  });
}

/** The choice (not the painted result). */
export function useTheme(): ThemeChoice {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    readChoice,
    () => 'system',
  );
}
