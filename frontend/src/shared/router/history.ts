/** An address inside the shop, as the router knows it. */
export interface Location {
  pathname: string;
  /** With its question mark, or empty. */
  search: string;
  /** With its hash sign, or empty. */
  hash: string;
  /** What was handed over with the navigation: it outlives a reload and is in no address. */
  // biome-ignore lint/suspicious/noExplicitAny: whoever reads it looks what it is.
  state: any;
  /** The entry of the history: the same again after Back. */
  key: string;
}

export type NavigationType = 'POP' | 'PUSH' | 'REPLACE';

export interface Entry {
  location: Location;
  action: NavigationType;
}

/** Where the router is and how it moves: the browser's history, or a list in memory for tests. */
export interface History {
  readonly entry: Entry;
  push(to: string, state: unknown): void;
  replace(to: string, state: unknown): void;
  go(delta: number): void;
  /** One listener; returns how to stop. */
  listen(listener: (entry: Entry) => void): () => void;
}

/** The three parts of an address as one text. */
export const pathOf = ({ pathname, search, hash }: Pick<Location, 'pathname' | 'search' | 'hash'>) =>
  pathname + search + hash;

/** An address seen from a page's path: `#part` and `?a=b` stay on the page. */
export function resolve(to: string, from: string): Pick<Location, 'pathname' | 'search' | 'hash'> {
  // The host is of no interest; the browser's own rules resolve dots and escape what has to be.
  const { pathname, search, hash } = new URL(to, `http://shop${from}`);
  return { pathname, search, hash };
}

const newKey = () => Math.random().toString(36).slice(2, 10);

function locationOf(to: string, state: unknown, key: string, from: string): Location {
  return { ...resolve(to, from), state: state ?? null, key };
}

interface KeptState {
  usr?: unknown;
  key?: string;
}

function browserLocation(): Location {
  const { pathname, search, hash } = window.location;
  const kept: KeptState = window.history.state ?? {};
  return { pathname, search, hash, state: kept.usr ?? null, key: kept.key ?? 'default' };
}

/** The history of the browser's tab. */
export function browserHistory(): History {
  let entry: Entry = { location: browserLocation(), action: 'POP' };
  let tell: ((entry: Entry) => void) | null = null;
  const change = (action: NavigationType) => {
    entry = { location: browserLocation(), action };
    tell?.(entry);
  };
  const onPop = () => change('POP');
  return {
    get entry() {
      return entry;
    },
    push(to, state) {
      window.history.pushState({ usr: state, key: newKey() }, '', to);
      change('PUSH');
    },
    replace(to, state) {
      window.history.replaceState({ usr: state, key: newKey() }, '', to);
      change('REPLACE');
    },
    go: (delta) => window.history.go(delta),
    listen(listener) {
      tell = listener;
      window.addEventListener('popstate', onPop);
      return () => {
        tell = null;
        window.removeEventListener('popstate', onPop);
      };
    },
  };
}

/** A history that begins at an address and lives in memory. */
export function memoryHistory(at: string): History {
  const kept = [locationOf(at, null, 'default', '/')];
  let index = 0;
  let action: NavigationType = 'POP';
  let tell: ((entry: Entry) => void) | null = null;
  const here = () => kept[index] as Location;
  const change = (by: NavigationType) => {
    action = by;
    tell?.({ location: here(), action });
  };
  return {
    get entry() {
      return { location: here(), action };
    },
    push(to, state) {
      index += 1;
      kept.splice(index, kept.length, locationOf(to, state, newKey(), '/'));
      change('PUSH');
    },
    replace(to, state) {
      kept[index] = locationOf(to, state, newKey(), '/');
      change('REPLACE');
    },
    go(delta) {
      index = Math.min(Math.max(index + delta, 0), kept.length - 1);
      change('POP');
    },
    listen(listener) {
      tell = listener;
      return () => {
        tell = null;
      };
    },
  };
}
