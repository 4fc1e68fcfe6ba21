import { isWhole, trimmedWords, type Words } from '@/shared/desk/words-field';
import { formatNumber, parseSom } from '@/shared/lib/money';
import type { AdminPlan, PlanChange } from './desk-plans-api';

/** A plan's form as it is typed. */
export interface PlanDraft {
  name: string;
  price: string;
  yearly_price: string;
  /** In per cent. */
  commission: string;
  active_listing_limit: string;
  withdrawal_daily_limit: string;
  description: Words;
  features: readonly Words[];
}

export type PlanField = keyof PlanDraft;
export type PlanChanges = Omit<PlanChange, 'reason'>;

const PERCENT = /^\d{1,3}([.,]\d{1,2})?$/;
const MAX_BPS = 10_000;
const MAX_LISTINGS = 100_000;

/** The form of a plan as it is now. */
export function planDraft(plan: AdminPlan): PlanDraft {
  return {
    name: plan.name,
    price: formatNumber(plan.price),
    yearly_price: formatNumber(plan.yearly_price),
    commission: String(plan.commission_bps / 100),
    active_listing_limit: formatNumber(plan.active_listing_limit),
    withdrawal_daily_limit: formatNumber(plan.withdrawal_daily_limit),
    description: plan.description,
    features: plan.features,
  };
}

/** Basis points of a typed share (`7`, `7,5`); null when it is none. */
export function parsePercent(text: string): number | null {
  const typed = text.trim();
  if (!PERCENT.test(typed)) return null;
  const [whole = '', part = ''] = typed.split(/[.,]/);
  const bps = Number(whole) * 100 + Number(part.padEnd(2, '0'));
  return bps <= MAX_BPS ? bps : null;
}

/** What a draft changes of a plan, and the fields that cannot be so. */
export function planChanges(plan: AdminPlan, draft: PlanDraft): { changes: PlanChanges; wrong: PlanField[] } {
  const isFree = plan.code === 'free';
  const price = isFree ? 0 : parseSom(draft.price);
  const yearly = isFree ? 0 : parseSom(draft.yearly_price);
  const bps = parsePercent(draft.commission);
  const listings = parseSom(draft.active_listing_limit);
  const daily = parseSom(draft.withdrawal_daily_limit);
  const name = draft.name.trim();
  const wrong: PlanField[] = [];
  const changes: PlanChanges = {};

  if (name === '') wrong.push('name');
  else if (name !== plan.name) changes.name = name;
  if (price === null) wrong.push('price');
  else if (price !== plan.price) changes.price = price;
  if (yearly === null) wrong.push('yearly_price');
  else if (yearly !== plan.yearly_price) changes.yearly_price = yearly;
  if (bps === null) wrong.push('commission');
  else if (bps !== plan.commission_bps) changes.commission_bps = bps;
  if (listings === null || listings < 1 || listings > MAX_LISTINGS) wrong.push('active_listing_limit');
  else if (listings !== plan.active_listing_limit) changes.active_listing_limit = listings;
  if (daily === null) wrong.push('withdrawal_daily_limit');
  else if (daily !== plan.withdrawal_daily_limit) changes.withdrawal_daily_limit = daily;
  if (!isWhole(draft.description)) wrong.push('description');
  else if (!isSame(draft.description, plan.description))
    changes.description = trimmedWords(draft.description);
  if (!draft.features.every(isWhole)) wrong.push('features');
  else if (!isSameList(draft.features, plan.features)) changes.features = draft.features.map(trimmedWords);
  return { changes, wrong };
}

function isSame(one: Words, other: Words): boolean {
  const { uz, ru, en } = trimmedWords(one);
  return uz === other.uz && ru === other.ru && en === other.en;
}

function isSameList(one: readonly Words[], other: readonly Words[]): boolean {
  return (
    one.length === other.length &&
    one.every((words, index) => {
      const before = other[index];
      return before !== undefined && isSame(words, before);
    })
  );
}
