import type { Plan, Terms } from './api';

type Priced = Pick<Plan, 'price' | 'yearly_price'>;

const MONTHS = 12;

/** What a plan costs for one period. */
export function priceOf(plan: Priced, period: Terms['period']): number {
  return period === 'yearly' ? plan.yearly_price : plan.price;
}

/** What a plan comes to a month, rounded to whole soʻm. */
export function monthlyPriceOf(plan: Priced, period: Terms['period']): number {
  return period === 'yearly' ? Math.round(plan.yearly_price / MONTHS) : plan.price;
}

/** What a year at once saves against twelve single months. */
export function yearlySavingOf(plan: Priced): number {
  return Math.max(0, plan.price * MONTHS - plan.yearly_price);
}

/** The greatest saving among the plans, in whole percent, rounded down. */
export function bestSavingPercent(plans: readonly Priced[]): number {
  const shares = plans
    .filter(({ price }) => price > 0)
    .map((plan) => yearlySavingOf(plan) / (plan.price * MONTHS));
  return Math.floor(Math.max(0, ...shares) * 100);
}
