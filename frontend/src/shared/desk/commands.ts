import type { LucideIcon } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

/** Something the desk can do: it stands in the palette, has its key, and is told in the list of keys. */
export interface Command {
  /** Unique among those of one page. */
  key: string;
  label: string;
  icon?: LucideIcon;
  /** `a`, `shift+d`, `[`, `?`, `g d` (one after the other), `mod+k`. */
  hotkey?: string;
  run: () => void;
  /** Why it cannot be done now: shown, never done. */
  disabledReason?: string | undefined;
  /** A held key does it again and again: moving, never deciding. */
  isRepeatable?: boolean;
  /** Has a key and no line in the palette: what moves around in a list. */
  isKeyOnly?: boolean;
}

export type CommandGroup = 'page' | 'go' | 'preferences';

export interface PlacedCommand extends Command {
  group: CommandGroup;
}

interface Layer {
  group: CommandGroup;
  commands: readonly Command[];
}

const layers = new Map<string, Layer>();
const listeners = new Set<() => void>();
let all: readonly PlacedCommand[] = [];

function tell(): void {
  all = [...layers.values()]
    .toReversed()
    .flatMap(({ group, commands }) => commands.map((command) => ({ ...command, group })));
  for (const listener of listeners) listener();
}

/** Every command of the desk now, those of what was opened last first. */
export function readCommands(): readonly PlacedCommand[] {
  return all;
}

export function useCommands(): readonly PlacedCommand[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, readCommands);
}

/**
 * What this part of the desk can do while it is shown. The one list feeds the palette, the keys and the help, so the
 * three never differ.
 *
 * @example usePageCommands([{ key: 'approve', label: t`Approve`, hotkey: 'a', run: approve, disabledReason }])
 */
export function usePageCommands(commands: readonly Command[], group: CommandGroup = 'page'): void {
  const id = useId();
  const newest = useRef(commands);
  useLayoutEffect(() => {
    newest.current = commands;
  });
  // What is shown of them; their `run` is always the newest.
  const shown = JSON.stringify(commands, (name, value) => (name === 'icon' ? undefined : value));
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only when something of it looks different.
  useEffect(() => {
    const stable = newest.current.map((command, index) => ({
      ...command,
      run: () => newest.current[index]?.run(),
    }));
    layers.delete(id);
    layers.set(id, { group, commands: stable });
    tell();
    return () => {
      layers.delete(id);
      tell();
    };
  }, [id, group, shown]);
}
