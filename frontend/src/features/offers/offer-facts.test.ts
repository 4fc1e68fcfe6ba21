import { describe, expect, it } from 'vitest';
import { amountProblem, clockOf, isMyTurn, leastFor, percentLess, quickSums } from './offer-facts';
import { offerMock } from './offers.mock';

describe('quickSums', () => {
  it('are 5, 10 and 15 percent less, by the thousand', () => {
    expect(quickSums({ price: 497_000, min: 248_500 })).toEqual([
      { percent: 5, amount: 472_000 },
      { percent: 10, amount: 447_000 },
      { percent: 15, amount: 422_000 },
    ]);
  });

  it('leave out what may not be offered', () => {
    expect(quickSums({ price: 1000, min: 500 })).toEqual([]);
  });
});

describe('amountProblem', () => {
  const bounds = { price: 500_001, min: leastFor(500_001) };

  it.each([
    [null, 'not_a_number'],
    [250_000, 'too_low'],
    [250_001, null],
    [500_000, null],
    [500_001, 'too_high'],
  ])('%s → %s', (amount, expected) => {
    expect(amountProblem(amount, bounds)).toBe(expected);
  });
});

it('never calls a lower price the same', () => {
  expect(percentLess(499_999, 500_000)).toBe(1);
  expect(percentLess(450_000, 500_000)).toBe(10);
  expect(percentLess(500_000, 500_000)).toBe(0);
});

it('knows whose turn it is and which clock runs', () => {
  const countered = offerMock({ turn: 'buyer' });
  expect(isMyTurn(countered)).toBe(true);
  expect(isMyTurn({ ...countered, party: 'seller' })).toBe(false);
  expect(clockOf(countered)).toBe(countered.expires_at);
  expect(clockOf(offerMock({ state: 'accepted', reserved_until: '2026-11-23T05:15:00Z' }))).toBe(
    '2026-11-23T05:15:00Z',
  );
  expect(clockOf(offerMock({ state: 'declined' }))).toBeNull();
});
