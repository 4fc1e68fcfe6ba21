import { useSyncExternalStore } from 'react';
import { storage } from '@/shared/lib/storage';
import { useStaff } from './use-roles';

export type Density = 'dense' | 'comfortable';

/** Filters and an order of a table under a name of one's own. */
export interface SavedView {
  name: string;
  /** The address's query, as `readTable` writes it. */
  search: string;
}

/** What somebody keeps of a table. */
export interface TableKeeping {
  views: readonly SavedView[];
  hidden: readonly string[];
  density: Density;
}

export const VIEWS_MAX = 20;
export const VIEW_NAME_MAX = 40;

const NOTHING: TableKeeping = { views: [], hidden: [], density: 'dense' };
const listeners = new Set<() => void>();
const parsed = new Map<string, { text: string; keeping: TableKeeping }>();

/** What is stored, whatever it is: rubbish is dropped piece by piece. */
export function parseKeeping(text: string | null): TableKeeping {
  let found: unknown;
  try {
    found = JSON.parse(text ?? '');
  } catch {
    return NOTHING;
  }
  if (typeof found !== 'object' || found === null) return NOTHING;
  const { views, hidden, density } = found as Record<string, unknown>;
  return {
    views: (Array.isArray(views) ? views : []).filter(isView).slice(0, VIEWS_MAX),
    hidden: (Array.isArray(hidden) ? hidden : []).filter((key) => typeof key === 'string'),
    density: density === 'comfortable' ? density : 'dense',
  };
}

function isView(view: unknown): view is SavedView {
  if (typeof view !== 'object' || view === null) return false;
  const { name, search } = view as Record<string, unknown>;
  return (
    typeof name === 'string' && name !== '' && name.length <= VIEW_NAME_MAX && typeof search === 'string'
  );
}

function read(key: string): TableKeeping {
  const text = storage.read(key) ?? '';
  const known = parsed.get(key);
  if (known?.text === text) return known.keeping;
  const keeping = parseKeeping(text);
  parsed.set(key, { text, keeping });
  return keeping;
}

export interface Views extends TableKeeping {
  /** Keep these filters under a name; the same name is overwritten. */
  save: (name: string, search: string) => void;
  remove: (name: string) => void;
  toggleColumn: (key: string) => void;
  setDensity: (density: Density) => void;
}

/** One's own views of a table, its hidden columns and its density; kept in this browser for this person. */
export function useViews(tableKey: string): Views {
  const { id } = useStaff();
  const key = `wibestore.desk.${id}.${tableKey}`;
  const keeping = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => read(key),
  );
  const keep = (changes: Partial<TableKeeping>) => {
    storage.write(key, JSON.stringify({ ...read(key), ...changes }));
    for (const listener of listeners) listener();
  };
  const others = (name: string) => keeping.views.filter((view) => view.name !== name);
  return {
    ...keeping,
    save: (name, search) => keep({ views: [...others(name), { name, search }].slice(-VIEWS_MAX) }),
    remove: (name) => keep({ views: others(name) }),
    toggleColumn: (column) =>
      keep({
        hidden: keeping.hidden.includes(column)
          ? keeping.hidden.filter((each) => each !== column)
          : [...keeping.hidden, column],
      }),
    setDensity: (density) => keep({ density }),
  };
}
