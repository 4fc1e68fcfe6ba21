import type { ReactNode } from 'react';

/** States that a pointer or the keyboard makes; the gallery holds them. */
export const HELD = ['hover', 'active', 'focus'] as const;
export type Held = (typeof HELD)[number];

/** The states that every component is asked about; others have names of their own. */
export type StateName = 'default' | Held | 'disabled' | 'loading' | 'error' | 'empty' | (string & {});

export interface GalleryEntry {
  /** Its file below `src/shared`, without the ending: `ui/button`. */
  file: string;
  /** Further files of which it is made, and which are never used alone. */
  parts?: readonly string[];
  /** What people press or type into has to show `default`, `hover`, `active`, `focus` and `disabled`. */
  kind: 'control' | 'field' | 'layer' | 'words' | 'list';
  /** Why it lacks a state that its kind asks for. */
  without?: Partial<Record<StateName, string>>;
  states: Partial<Record<StateName, ReactNode>>;
}

/** One look under the pointer, pressed, and with the keyboard's focus. */
export function held(look: ReactNode): Record<'default' | Held, ReactNode> {
  return { default: look, hover: look, active: look, focus: look };
}

/** For what the gallery presses: nothing happens. */
export const nothing = (): void => undefined;

const ASKED: Record<GalleryEntry['kind'], readonly StateName[]> = {
  control: ['default', 'hover', 'active', 'focus', 'disabled'],
  field: ['default', 'hover', 'focus', 'disabled', 'error'],
  layer: ['default'],
  words: ['default'],
  list: ['default', 'loading', 'error', 'empty'],
};

/** The states that a component's kind asks for and its entry neither shows nor explains. */
export function missingOf({ kind, states, without = {} }: GalleryEntry): StateName[] {
  return ASKED[kind].filter((name) => !(name in states) && !without[name]);
}
