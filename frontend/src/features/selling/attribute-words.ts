import { formatNumber } from '@/shared/lib/money';
import type { Attribute } from './shapes';

const UNIT_MAX = 10;
/** Larger limits only keep nonsense out; they tell a seller nothing. */
const TELLING_MAX = 1_000_000;

/** A label's unit apart from its name: `Win rate, %` → `Win rate` and `%`; a label without one stays whole. */
export function nameAndUnit(label: string): { name: string; unit: string | undefined } {
  const comma = label.lastIndexOf(', ');
  const unit = comma > 0 ? label.slice(comma + 2) : '';
  return unit !== '' && unit.length <= UNIT_MAX && !unit.includes(')')
    ? { name: label.slice(0, comma), unit }
    : { name: label, unit: undefined };
}

/** The limits of a number, where they are worth telling. */
export function limitsOf({ type, min, max }: Attribute): { least: string; most: string } | undefined {
  if (type !== 'int' || typeof max !== 'number' || max > TELLING_MAX) return undefined;
  return { least: formatNumber(min ?? 0), most: formatNumber(max) };
}

const EXAMPLES: readonly [RegExp, number][] = [
  [/year$/, 2021],
  [/years$/, 4],
  [/percent|rate$/, 57],
  [/days/, 3],
  [/hours/, 640],
  [/uzs$/, 2_500_000],
  [/level|rank$/, 64],
  [/gold|coin|credit|diamond|gems|silver|balance|points|jade|gems|uc$|cp$|rp$|vp$/, 1200],
];

/** A believable number within the limits, to show what is asked for. */
export function exampleOf({ key, min, max }: Attribute): string {
  const usual = EXAMPLES.find(([pattern]) => pattern.test(key))?.[1] ?? 24;
  const highest = typeof max === 'number' && max <= TELLING_MAX ? Math.ceil(max * 0.7) : usual;
  const example = Math.max(min ?? 0, Math.min(usual, highest));
  return attributeNumber(key, example);
}

/** A number as people write it: 12 100 000. A year is not a quantity: 2021, not 2 021. */
export function attributeNumber(key: string, value: number): string {
  return /year$/.test(key) ? String(value) : formatNumber(value);
}
