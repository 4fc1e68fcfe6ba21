import { isLoginMethod } from './sell-values';

/** The steps of the wizard, in order; their names stand in the address and in drafts. */
export const STEPS = ['game', 'attributes', 'text', 'photos', 'price', 'delivery', 'preview'] as const;
export type SellStep = (typeof STEPS)[number];

/** Everything that can be wrong, by the form's names. */
export type SellField =
  | 'game'
  | `attributes.${string}`
  | 'language'
  | 'title'
  | 'description'
  | 'images'
  | 'price'
  | 'accepts_offers'
  | 'offer_floor'
  | 'sla'
  | 'credentials';

export function isStep(text: string | null): text is SellStep {
  return STEPS.some((step) => step === text);
}

/** The step after or before another; undefined at the ends. */
export function stepBeside(step: SellStep, by: -1 | 1): SellStep | undefined {
  return STEPS[STEPS.indexOf(step) + by];
}

const STEP_OF: Partial<Record<SellField, SellStep>> = {
  game: 'game',
  language: 'text',
  title: 'text',
  description: 'text',
  images: 'photos',
  price: 'price',
  accepts_offers: 'price',
  offer_floor: 'price',
  sla: 'delivery',
  credentials: 'delivery',
};

/** Where a field is asked for. */
export function stepOf(field: SellField): SellStep {
  if (isLoginMethod({ key: field.replace(/^attributes\./, '') })) return 'delivery';
  return STEP_OF[field] ?? 'attributes';
}

const SERVER_NAMES: Record<string, SellField> = {
  delivery_sla_minutes: 'sla',
  delivery: 'credentials',
  image_ids: 'images',
};

/** The form's field of a server's pointer (`/attributes/rank`, `/image_ids/0`); undefined for what is none. */
export function fieldOf(pointer: string): SellField | undefined {
  const [head = '', key] = pointer.replace(/^\//, '').split('/');
  if (head === 'attributes') return key ? `attributes.${unescaped(key)}` : undefined;
  const name = SERVER_NAMES[head] ?? head;
  return name in STEP_OF ? (name as SellField) : undefined;
}

/** RFC 6901: `~1` stands for a slash, `~0` for a tilde. */
function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
