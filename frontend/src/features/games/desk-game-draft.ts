import type { FieldProblem } from '@/shared/api/problem';
import { isWhole, NO_WORDS, trimmedWords, type Words } from '@/shared/desk/words-field';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { newId } from '@/shared/lib/new-id';
import type { AdminGame, GameBody } from './desk-games-api';

export type Platform = GameBody['platforms'][number];
export type AttributeType = GameBody['attributes'][number]['type'];

export const PLATFORMS: readonly Platform[] = ['android', 'ios', 'pc', 'ps', 'xbox', 'switch'];
export const ATTRIBUTE_TYPES: readonly AttributeType[] = ['int', 'choice', 'text', 'bool'];

/** One value of a choice as it is typed. */
export interface ChoiceDraft {
  /** Of this form alone. */
  id: string;
  /** Its value can still be named. */
  isNew: boolean;
  value: string;
  label: Words;
}

/** One attribute as it is typed. */
export interface AttributeDraft {
  id: string;
  /** Its key can still be named: listings keep what they have by it. */
  isNew: boolean;
  key: string;
  type: AttributeType;
  label: Words;
  choices: readonly ChoiceDraft[];
  min: string;
  max: string;
  is_primary: boolean;
  is_required: boolean;
  is_filterable: boolean;
}

/** A game's form as it is typed. */
export interface GameDraft {
  name: string;
  publisher: string;
  category: string;
  platforms: readonly Platform[];
  popularity: number;
  /** Other names, one a line. */
  aliases: string;
  is_active: boolean;
  attributes: readonly AttributeDraft[];
}

/** What is wrong with a field; the field as the server names its place: `attributes/0/key`. */
export type GameFault = 'required' | 'key' | 'twice' | 'words' | 'value' | 'number' | 'bounds' | 'other';
export type GameFaults = ReadonlyMap<string, GameFault>;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY = /^[a-z][a-z0-9_]{0,39}$/;
const VALUE = /^[a-z0-9][a-z0-9_.-]{0,59}$/;

export const NEW_GAME: GameDraft = {
  name: '',
  publisher: '',
  category: '',
  platforms: [],
  popularity: 3,
  aliases: '',
  is_active: false,
  attributes: [],
};

/** The form of a game as it is now. */
export function gameDraft(game: AdminGame): GameDraft {
  const { name, publisher, category, popularity, is_active } = game;
  return {
    name,
    publisher,
    category: category.slug,
    platforms: PLATFORMS.filter((platform) => game.platforms.includes(platform)),
    popularity,
    aliases: game.aliases.join('\n'),
    is_active,
    attributes: game.attributes.map((attribute) => ({
      ...attribute,
      id: attribute.key,
      isNew: false,
      min: attribute.min === null ? '' : formatNumber(attribute.min),
      max: attribute.max === null ? '' : formatNumber(attribute.max),
      choices: attribute.choices.map((choice) => ({ ...choice, id: choice.value, isNew: false })),
    })),
  };
}

/** An attribute that nothing is said of yet. */
export function newAttribute(): AttributeDraft {
  return {
    id: newId(),
    isNew: true,
    key: '',
    type: 'int',
    label: NO_WORDS,
    choices: [],
    min: '',
    max: '',
    is_primary: false,
    is_required: false,
    is_filterable: true,
  };
}

/** A value of a choice that nothing is said of yet. */
export function newChoice(): ChoiceDraft {
  return { id: newId(), isNew: true, value: '', label: NO_WORDS };
}

/** The same list with one of it a place up (`-1`) or down. */
export function moved<Each>(all: readonly Each[], index: number, by: -1 | 1): readonly Each[] {
  const [one, other] = [all[index], all[index + by]];
  if (one === undefined || other === undefined) return all;
  return all.with(index, other).with(index + by, one);
}

/** Whether a new game may have this address. */
export function isSlug(slug: string): boolean {
  return slug.length <= 64 && SLUG.test(slug);
}

/** What to send of a draft, without the reason. */
export function gameBody(draft: GameDraft): Omit<GameBody, 'reason'> {
  const { category, platforms, popularity, is_active } = draft;
  return {
    name: draft.name.trim(),
    publisher: draft.publisher.trim(),
    category,
    platforms: [...platforms],
    popularity,
    aliases: draft.aliases
      .split('\n')
      .map((alias) => alias.trim())
      .filter(Boolean),
    is_active,
    attributes: draft.attributes.map((attribute) => ({
      key: attribute.key.trim(),
      type: attribute.type,
      label: trimmedWords(attribute.label),
      choices:
        attribute.type === 'choice'
          ? attribute.choices.map(({ value, label }) => ({ value: value.trim(), label: trimmedWords(label) }))
          : [],
      min: attribute.type === 'int' ? parseSom(attribute.min) : null,
      max: attribute.type === 'int' ? parseSom(attribute.max) : null,
      is_primary: attribute.is_primary,
      // A primary one is required by itself.
      is_required: attribute.is_primary || attribute.is_required,
      is_filterable: attribute.is_filterable,
    })),
  };
}

/** Everything that cannot be so, each at its place. */
export function gameFaults(draft: GameDraft): GameFaults {
  const faults = new Map<string, GameFault>();
  if (draft.name.trim() === '') faults.set('name', 'required');
  if (draft.category === '') faults.set('category', 'required');
  if (draft.platforms.length === 0) faults.set('platforms', 'required');
  const keys = draft.attributes.map(({ key }) => key.trim());
  for (const [index, attribute] of draft.attributes.entries()) {
    const key = keys[index] ?? '';
    const place = `attributes/${index}`;
    if (!KEY.test(key)) faults.set(`${place}/key`, 'key');
    else if (keys.indexOf(key) !== index) faults.set(`${place}/key`, 'twice');
    if (!isWhole(attribute.label)) faults.set(`${place}/label`, 'words');
    const fault = kindFault(attribute);
    if (fault) faults.set(`${place}/${fault[0]}`, fault[1]);
  }
  return faults;
}

function kindFault({ type, choices, min, max }: AttributeDraft): [field: string, GameFault] | null {
  if (type === 'choice') {
    const values = choices.map(({ value }) => value.trim());
    if (values.length === 0) return ['choices', 'required'];
    if (new Set(values).size !== values.length) return ['choices', 'twice'];
    // What listings have already may be older than the rule.
    if (choices.some(({ isNew, value }) => isNew && !VALUE.test(value.trim()))) return ['choices', 'value'];
    if (!choices.every(({ label }) => isWhole(label))) return ['choices', 'words'];
  }
  if (type === 'int') {
    const [least, most] = [parseSom(min), parseSom(max)];
    if (least === null && min.trim() !== '') return ['min', 'number'];
    if (most === null && max.trim() !== '') return ['max', 'number'];
    if (least !== null && most !== null && least > most) return ['max', 'bounds'];
  }
  return null;
}

const SERVER_FAULTS: Record<string, GameFault> = {
  required: 'required',
  invalid_key: 'key',
  not_unique: 'twice',
  invalid_value: 'value',
  min_value: 'bounds',
};

/** What the server found wrong, at the same places. */
export function serverFaults(errors: readonly FieldProblem[]): GameFaults {
  return new Map(
    errors.map(({ pointer, code }) => [pointer.replace(/^\//, ''), SERVER_FAULTS[code] ?? 'other']),
  );
}

/** Whether something at a place or below it is wrong. */
export function isFaulty(faults: GameFaults, place: string): boolean {
  return [...faults.keys()].some((each) => each === place || each.startsWith(`${place}/`));
}
