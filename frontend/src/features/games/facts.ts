import type { GameAttribute } from './api';

type Value = number | string | boolean;

/** What can be said of a game's accounts, and what a listing says. */
export interface Facts {
  attributes: readonly GameAttribute[];
  /** By attribute key. */
  values: Readonly<Record<string, Value>>;
}

/** Whether there is something to show. */
export function isSaid(value: Value | undefined): value is Value {
  return value !== undefined && value !== '';
}

/** How many of these attributes a listing says something about. */
export function countFacts({ attributes, values }: Facts): number {
  return attributes.filter(({ key }) => isSaid(values[key])).length;
}

/** Whether a listing says anything about these attributes. */
export function hasFacts(facts: Facts): boolean {
  return countFacts(facts) > 0;
}
