import { useSyncExternalStore } from 'react';
import { storage } from '@/shared/lib/storage';
import { useStaff } from './use-roles';

export type Density = 'dense' | 'comfortable';

/** How somebody likes to see a table. */
export interface TableLook {
  hidden: readonly string[];
  density: Density;
}

const USUAL: TableLook = { hidden: [], density: 'dense' };
const listeners = new Set<() => void>();
const parsed = new Map<string, { text: string; look: TableLook }>();

/** What is stored, whatever it is: rubbish is dropped piece by piece. */
export function parseLook(text: string | null): TableLook {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '');
  } catch {
    return USUAL;
  }
  if (typeof found !== 'object' || found === null) return USUAL;
  const { hidden, density } = found as Record<string, unknown>;
  return {
    hidden: (Array.isArray(hidden) ? hidden : []).filter((key) => typeof key === 'string'),
    density: density === 'comfortable' ? density : 'dense',
  };
}

function read(key: string): TableLook {
  const text = storage.read(key) ?? '';
  const known = parsed.get(key);
  if (known?.text === text) return known.look;
  const look = parseLook(text);
  parsed.set(key, { text, look });
  return look;
}

export interface Look extends TableLook {
  toggleColumn: (key: string) => void;
  setDensity: (density: Density) => void;
}

/** A table's hidden columns and its density; kept in this browser for this person. */
export function useLook(tableKey: string): Look {
  const { id } = useStaff();
  const key = `wibestore.desk.${id}.${tableKey}`;
  const look = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(key),
  );
  const keep = (changes: Partial<TableLook>) => {
    storage.write(key, JSON.stringify({ ...read(key), ...changes }));
    for (const listener of listeners) listener();
  };
  return {
    ...look,
    toggleColumn: (column) =>
      keep({
        hidden: look.hidden.includes(column)
          ? look.hidden.filter((each) => each !== column)
          : [...look.hidden, column],
      }),
    setDensity: (density) => keep({ density }),
  };
}
