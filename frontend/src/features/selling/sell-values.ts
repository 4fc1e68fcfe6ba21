import type { Schema } from '@/shared/api/types';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { attributeNumber } from './attribute-words';
import type { Attribute, Image, Language, OwnListing, SellDraft, SellDraftIn } from './shapes';

/** The fact that says how one signs in: asked for beside the login data. */
export const isLoginMethod = ({ key }: Pick<Attribute, 'key'>) => key === 'login_method';

/** What the sell form holds, all as people type it. Login data is never a part of it. */
export interface SellValues {
  game: string;
  language: Language;
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
}

export const SLA_MINUTES = [15, 30, 60, 120, 240, 480, 720] as const satisfies readonly NonNullable<
  Schema<'ListingIn'>['delivery_sla_minutes']
>[];

/** What is saved of a draft, without the version that it changes. */
export type DraftBody = Required<Omit<SellDraftIn, 'expected_version'>>;

type Said = Record<string, string | number | boolean>;

/** A listing as the form shows it; its secrets never come back. */
export function valuesOfListing(listing: OwnListing): SellValues {
  return { ...contentValues(listing), game: listing.game.slug, price: formatNumber(listing.price) };
}

/** A draft as the form shows it. */
export function valuesOfDraft(draft: SellDraft): SellValues {
  return {
    ...contentValues(draft),
    game: draft.game?.slug ?? '',
    price: draft.price === null ? '' : formatNumber(draft.price),
  };
}

type Content = Pick<
  SellDraft,
  | 'language'
  | 'title'
  | 'description'
  | 'attributes'
  | 'delivery'
  | 'delivery_sla_minutes'
  | 'accepts_offers'
  | 'offer_floor'
>;

function contentValues(from: Content): Omit<SellValues, 'game' | 'price'> {
  return {
    language: from.language,
    title: from.title,
    description: from.description,
    attributes: Object.fromEntries(
      Object.entries(from.attributes).map(([key, value]) => [
        key,
        typeof value === 'number' ? attributeNumber(key, value) : String(value),
      ]),
    ),
    delivery: from.delivery,
    sla: String(from.delivery_sla_minutes),
    accepts_offers: from.accepts_offers,
    offer_floor: from.offer_floor === null ? '' : formatNumber(from.offer_floor),
  };
}

/** The attributes with their types, without what was not said; what is no number yet stays as it was typed. */
export function attributesOf(values: SellValues, specs: readonly Attribute[]): Said {
  const said: Said = {};
  for (const { key, type } of specs) {
    const text = (values.attributes[key] ?? '').trim();
    if (text === '') continue;
    if (type === 'int') said[key] = parseSom(text) ?? text;
    else said[key] = type === 'bool' ? text === 'true' : text;
  }
  return said;
}

function termsOf(values: SellValues) {
  return {
    delivery_sla_minutes: SLA_MINUTES.find((one) => String(one) === values.sla) ?? (60 as const),
    accepts_offers: values.accepts_offers,
    offer_floor: values.accepts_offers ? parseSom(values.offer_floor) : null,
  };
}

/** A draft as it is saved: nothing of it need be right. */
export function draftBodyOf(
  values: SellValues,
  specs: readonly Attribute[],
  images: readonly Pick<Image, 'id'>[],
  step: string,
): DraftBody {
  return {
    game: values.game,
    step,
    language: values.language,
    title: values.title,
    description: values.description,
    price: parseSom(values.price),
    attributes: attributesOf(values, specs),
    image_ids: images.map(({ id }) => id),
    delivery: values.delivery,
    ...termsOf(values),
  };
}

/** What the API takes of a listing that is changed, without its secrets. */
export function contentOf(
  values: SellValues,
  specs: readonly Attribute[],
  images: readonly Pick<Image, 'id'>[],
) {
  return {
    language: values.language,
    title: values.title.trim(),
    description: values.description,
    price: parseSom(values.price) ?? 0,
    attributes: attributesOf(values, specs),
    image_ids: images.map(({ id }) => id),
    ...termsOf(values),
  };
}

/** A price so many times off is looked at again: a dear account for next to nothing is bait. */
const PRICE_JUMP = 3;

/** Whether a moderator looks at the change first: at what buyers see, and at a price that jumps. */
export function needsReview(
  before: OwnListing,
  after: Pick<ReturnType<typeof contentOf>, 'title' | 'description' | 'attributes' | 'image_ids' | 'price'>,
): boolean {
  const content = (from: Omit<typeof after, 'price'>) =>
    JSON.stringify([
      from.title,
      from.description,
      Object.entries(from.attributes).sort(([a], [b]) => a.localeCompare(b)),
      from.image_ids,
    ]);
  const isJump = after.price > before.price * PRICE_JUMP || after.price * PRICE_JUMP < before.price;
  return isJump || content({ ...before, image_ids: before.images.map(({ id }) => id) }) !== content(after);
}
