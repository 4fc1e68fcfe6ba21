import { parseSom } from '@/shared/lib/money';
import type { SellField } from './sell-steps';
import type { SellValues } from './sell-values';
import type { Attribute } from './shapes';

/** The server's own limits (ListingIn, games' attributes). */
export const LIMITS = {
  title: { min: 8, max: 120 },
  description: { max: 5000 },
  price: { min: 1000, max: 1_000_000_000 },
  words: { max: 100 },
  images: { max: 5 },
} as const;

/** What is wrong with one field, in the server's words: the same code and parameters. */
export interface Mistake {
  field: SellField;
  code: string;
  params: Record<string, unknown>;
}

interface Surroundings {
  specs: readonly Attribute[];
  /** The vault holds the login data. */
  isSealed: boolean;
  /** Some pictures are not stored yet, or could not be. */
  hasUnsentImages: boolean;
}

/** All that keeps a listing from being sent to the moderators, by the server's rules. */
export function mistakesIn(values: SellValues, around: Surroundings): Mistake[] {
  const found: Mistake[] = [];
  const add = (field: SellField, code: string | null, params: Record<string, unknown> = {}) => {
    if (code !== null) found.push({ field, code, params });
  };
  if (values.game === '') add('game', 'required');
  for (const spec of around.specs) {
    const [code, params] = attributeMistake(spec, values.attributes[spec.key] ?? '');
    add(`attributes.${spec.key}`, code, params);
  }
  const title = values.title.trim();
  if (title === '') add('title', 'required');
  else if (title.length < LIMITS.title.min) add('title', 'min_length', LIMITS.title);
  else if (title.length > LIMITS.title.max) add('title', 'max_length', LIMITS.title);
  if (values.description.length > LIMITS.description.max) {
    add('description', 'max_length', LIMITS.description);
  }
  if (around.hasUnsentImages) add('images', 'images_not_sent');
  const [priceCode, priceParams] = sumMistake(values.price, LIMITS.price);
  add('price', values.price.trim() === '' ? 'required' : priceCode, priceParams);
  if (values.accepts_offers && values.offer_floor.trim() !== '') {
    const [code, params] = sumMistake(values.offer_floor, {
      min: 1,
      max: parseSom(values.price) ?? LIMITS.price.max,
    });
    add('offer_floor', code, params);
  }
  if (values.delivery === 'instant' && !around.isSealed) add('credentials', 'login_not_sealed');
  return found;
}

type Found = [code: string | null, params: Record<string, unknown>];
const FINE: Found = [null, {}];

function attributeMistake(spec: Attribute, typed: string): Found {
  const text = typed.trim();
  if (text === '') return spec.is_required ? ['required', {}] : FINE;
  if (spec.type === 'int') {
    return sumMistake(text, { min: spec.min ?? 0, max: spec.max ?? Number.MAX_SAFE_INTEGER });
  }
  if (spec.type === 'choice') {
    return (spec.choices ?? []).some(({ value }) => value === text) ? FINE : ['invalid_choice', {}];
  }
  if (spec.type === 'text' && text.length > LIMITS.words.max) return ['max_length', LIMITS.words];
  return FINE;
}

function sumMistake(text: string, { min, max }: { min: number; max: number }): Found {
  const sum = parseSom(text);
  if (sum === null) return ['invalid_int', {}];
  if (sum < min) return ['min_value', { min }];
  return sum > max ? ['max_value', { max }] : FINE;
}

const CONTACTS =
  /(?:\+?\d[\s()-]*){9,}|https?:\/\/|www\.|t\.me|@[a-z]\w{3,}|\b(?:telegram|instagram|whats?app)\b/i;

/** Whether a text seems to hold a phone number, a link or the name of a messenger: buyers and sellers talk here. */
export function hasContacts(text: string): boolean {
  return CONTACTS.test(text);
}
