import type { Schema } from '@/shared/api/types';
import { formatNumber, parseSom } from '@/shared/lib/money';
import { attributesOf, type SellValues } from './sell-values';
import type { Attribute } from './shapes';

const HIGHLIGHTS_MAX = 3;

export interface PreviewSubject {
  values: SellValues;
  game: Schema<'GameRef'>;
  specs: readonly Attribute[];
  images: readonly Schema<'ImageInfo'>[];
  seller: Schema<'SellerCard'>;
  /** The words where there is no title yet. */
  placeholder: string;
}

/** The listing's card as buyers will see it, from what is typed so far. */
export function previewOf(subject: PreviewSubject): Schema<'ListingCardOut'> {
  const { values, game, specs, images, seller, placeholder } = subject;
  return {
    id: 'preview',
    code: '',
    title: values.title.trim() || placeholder,
    price: parseSom(values.price) ?? 0,
    status: 'active',
    game,
    seller,
    image: images[0] ?? null,
    image_count: images.length,
    highlights: highlightsOf(values, specs),
    delivery: values.delivery,
    is_premium: seller.plan !== 'free',
    view_count: 0,
    favorite_count: 0,
    published_at: null,
    created_at: new Date().toISOString(),
  };
}

function highlightsOf(values: SellValues, specs: readonly Attribute[]): Schema<'HighlightOut'>[] {
  const said = attributesOf(values, specs);
  return specs
    .filter(({ key, type, is_primary }) => is_primary && type !== 'bool' && key in said)
    .slice(0, HIGHLIGHTS_MAX)
    .map(({ key, label, choices }) => {
      const value = said[key];
      const text = typeof value === 'number' ? formatNumber(value) : String(value);
      const choice = choices?.find((one) => one.value === value);
      return { key, label, text: choice?.label ?? { uz: text, ru: text, en: text } };
    });
}
