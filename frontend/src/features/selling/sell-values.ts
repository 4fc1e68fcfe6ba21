import type { Schema } from '@/shared/api/types';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { NO_CREDENTIALS } from '@/shared/ui/credentials-fields';
import type { OwnListing } from './api';

export type Attribute = Schema<'AttributeOut'>;

/** The fact that says how one signs in: asked for beside the login data. */
export const isLoginMethod = ({ key }: Attribute) => key === 'login_method';

/** What the sell form holds, all as people type it. */
export interface SellValues {
  game: string;
  title: string;
  description: string;
  price: string;
  /** By key; yes and no are `true` and `false`, nothing said is an empty text. */
  attributes: Record<string, string>;
  delivery: 'instant' | 'manual';
  sla: string;
  /** Whether buyers may offer less, and the least the seller would take; the second is the seller's secret. */
  accepts_offers: boolean;
  offer_floor: string;
  credentials: typeof NO_CREDENTIALS;
}

export const NO_VALUES: SellValues = {
  game: '',
  title: '',
  description: '',
  price: '',
  attributes: {},
  delivery: 'instant',
  sla: '60',
  accepts_offers: true,
  offer_floor: '',
  credentials: NO_CREDENTIALS,
};

export const SLA_MINUTES = [15, 30, 60, 120, 240, 480, 720] as const satisfies readonly NonNullable<
  Schema<'ListingIn'>['delivery_sla_minutes']
>[];

/** A listing as the form shows it; its secrets never come back. */
export function valuesOf(listing: OwnListing): SellValues {
  return {
    game: listing.game.slug,
    title: listing.title,
    description: listing.description,
    price: formatNumber(listing.price),
    attributes: Object.fromEntries(
      Object.entries(listing.attributes).map(([key, value]) => [key, String(value)]),
    ),
    delivery: listing.delivery,
    sla: String(listing.delivery_sla_minutes),
    accepts_offers: listing.accepts_offers,
    offer_floor: listing.offer_floor === null ? '' : formatNumber(listing.offer_floor),
    credentials: { ...NO_CREDENTIALS, login_method: listing.login_method },
  };
}

/** A field that cannot be sent as it is. */
export interface Mistake {
  field:
    | `attributes.${string}`
    | 'price'
    | 'offer_floor'
    | 'game'
    | `credentials.${'login_method' | 'login' | 'password'}`;
  code: 'required' | 'invalid_int';
}

/**
 * What a person typed that is no number, or is missing though it must be there.
 *
 * @param isComplete whether required ones must be there; a draft may lack all but the game and the price
 */
export function mistakesIn(
  values: SellValues,
  specs: readonly Attribute[],
  { isComplete, areCredentialsNeeded }: { isComplete: boolean; areCredentialsNeeded: boolean },
): Mistake[] {
  const mistakes: Mistake[] = [];
  const check = (field: Mistake['field'], text: string, isNeeded: boolean, isNumber = false) => {
    if (text.trim() === '') {
      if (isNeeded) mistakes.push({ field, code: 'required' });
    } else if (isNumber && parseSom(text) === null) mistakes.push({ field, code: 'invalid_int' });
  };
  check('game', values.game, true);
  for (const spec of specs) {
    const text = values.attributes[spec.key] ?? '';
    check(`attributes.${spec.key}`, text, isComplete && spec.is_required, spec.type === 'int');
  }
  check('price', values.price, true, true);
  if (values.accepts_offers) check('offer_floor', values.offer_floor, false, true);
  if (areCredentialsNeeded && (isComplete || hasCredentials(values))) {
    const { login_method, login, password } = credentialsOf(values);
    check('credentials.login_method', login_method, true);
    check('credentials.login', login, true);
    check('credentials.password', password, true);
  }
  return mistakes;
}

/** Whether any secret was typed. */
export function hasCredentials({ credentials }: SellValues): boolean {
  const { login, password, email, email_password, note } = credentials;
  return [login, password, email, email_password, note].some((text) => text !== '');
}

/** The login data to seal; the way to sign in is a fact of the listing too and is asked for once. */
export function credentialsOf({ attributes, credentials }: SellValues): typeof NO_CREDENTIALS {
  return { ...credentials, login_method: attributes['login_method'] || credentials.login_method };
}

/** The attributes with their types, without what was not said. */
export function attributesOf(
  values: SellValues,
  specs: readonly Attribute[],
): Record<string, string | number | boolean> {
  const said: Record<string, string | number | boolean> = {};
  for (const { key, type } of specs) {
    const text = (values.attributes[key] ?? '').trim();
    if (text === '') continue;
    if (type === 'int') said[key] = parseSom(text) ?? 0;
    else said[key] = type === 'bool' ? text === 'true' : text;
  }
  return said;
}

/** What the API takes of a listing but its game and its secrets. */
export function contentOf(values: SellValues, specs: readonly Attribute[], imageIds: string[]) {
  const minutes = SLA_MINUTES.find((one) => String(one) === values.sla) ?? 60;
  return {
    title: values.title.trim(),
    description: values.description,
    price: parseSom(values.price) ?? 0,
    attributes: attributesOf(values, specs),
    image_ids: imageIds,
    delivery_sla_minutes: minutes,
    accepts_offers: values.accepts_offers,
    offer_floor: values.accepts_offers ? parseSom(values.offer_floor) : null,
  };
}
