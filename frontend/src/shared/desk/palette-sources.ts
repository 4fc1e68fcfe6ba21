import { keepPreviousData, queryOptions, useQueries } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useSyncExternalStore } from 'react';
import { useDebounced } from '@/shared/lib/use-debounced';

/** A thing that the server found for the palette. */
export interface FoundThing {
  key: string;
  label: string;
  /** A quieter word at the right: a code, a state. */
  aside?: string;
  to: string;
  icon?: LucideIcon;
}

/** Where the palette looks for things; each asks one list of the server. */
export interface PaletteSource {
  /** A part of the query's key. */
  key: string;
  find: (text: string, signal: AbortSignal) => Promise<FoundThing[]>;
}

const WAIT_MS = 200;
const MIN_LETTERS = 2;

const sources = new Map<string, PaletteSource>();
const listeners = new Set<() => void>();
let known: readonly PaletteSource[] = [];

function tell(): void {
  known = [...sources.values()];
  for (const listener of listeners) listener();
}

/** Let the palette look here too while this is shown. Keep the source outside the component, or in a memo. */
export function usePaletteSource(source: PaletteSource | null): void {
  useEffect(() => {
    if (!source) return;
    sources.set(source.key, source);
    tell();
    return () => {
      sources.delete(source.key);
      tell();
    };
  }, [source]);
}

const foundOptions = ({ key, find }: PaletteSource, text: string) =>
  queryOptions({
    queryKey: ['desk', 'found', key, text],
    queryFn: ({ signal }) => find(text, signal),
    enabled: text.length >= MIN_LETTERS,
    // While more letters are typed the earlier finds stay.
    placeholderData: keepPreviousData,
    meta: { isPolled: true },
  });

/** What the server found for the typed text; nothing before the second letter. */
export function useFound(typed: string): { found: FoundThing[]; isSearching: boolean } {
  const text = useDebounced(typed.trim(), WAIT_MS);
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => known,
  );
  const results = useQueries({ queries: all.map((source) => foundOptions(source, text)) });
  return {
    found: text.length < MIN_LETTERS ? [] : results.flatMap(({ data }) => data ?? []),
    isSearching: results.some(({ isFetching }) => isFetching),
  };
}
