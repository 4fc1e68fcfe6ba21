import { expect, test } from 'vitest';
import { keptOf } from '@/shared/lib/net';
import { daysLeft } from './days-left';
import { bestSavingPercent, monthlyPriceOf, priceOf, yearlySavingOf } from './plan-prices';

const PREMIUM = { price: 99_000, yearly_price: 990_000 };
const FREE = { price: 0, yearly_price: 0 };

test('a year at once against twelve months', () => {
  expect(priceOf(PREMIUM, 'monthly')).toBe(99_000);
  expect(priceOf(PREMIUM, 'yearly')).toBe(990_000);
  expect(monthlyPriceOf(PREMIUM, 'yearly')).toBe(82_500);
  expect(yearlySavingOf(PREMIUM)).toBe(198_000);
  expect(bestSavingPercent([FREE, PREMIUM])).toBe(16);
  expect(bestSavingPercent([FREE])).toBe(0);
});

test('what is kept a month counts the plan in', () => {
  expect(keptOf(500_000, 6, 1000, 0)).toBe(2_700_000);
  expect(keptOf(500_000, 6, 800, 99_000)).toBe(2_661_000);
  expect(keptOf(500_000, 0, 800, 99_000)).toBe(-99_000);
});

test.each([
  ['2026-12-04T06:00:00Z', 3],
  ['2026-12-01T06:00:01Z', 1],
  ['2026-12-01T06:00:00Z', 0],
  ['2026-11-30T06:00:00Z', 0],
])('until %s %i begun days are left', (until, days) => {
  expect(daysLeft(until, '2026-12-01T06:00:00Z')).toBe(days);
});
