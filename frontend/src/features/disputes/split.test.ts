import { describe, expect, it } from 'vitest';
import { clampRefund, placeOf, placesOf, refundAt, SPLIT_STEP, splitOf } from './split';

/** Small, seeded and repeatable: what fails once fails always. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const CASES = Array.from({ length: 500 }, (_, index) => {
  const next = numbers(index + 1);
  const digits = 1 + Math.floor(next() * 15);
  const price = Math.max(1, Math.floor(next() * 10 ** digits));
  return {
    price,
    rateBps: [0, 1, 500, 777, 800, 1000, 1500, 10_000][Math.floor(next() * 8)] ?? 1000,
    refund: Math.floor(next() * (price + 1)),
  };
});

describe('splitOf', () => {
  it('divides as the server does', () => {
    expect(splitOf({ price: 500_000, rateBps: 1000 }, 200_000)).toEqual({
      buyer: 200_000,
      seller: 270_000,
      commission: 30_000,
    });
    expect(splitOf({ price: 500_000, rateBps: 1000 }, 0)).toEqual({
      buyer: 0,
      seller: 450_000,
      commission: 50_000,
    });
    expect(splitOf({ price: 500_000, rateBps: 1000 }, 500_000)).toEqual({
      buyer: 500_000,
      seller: 0,
      commission: 0,
    });
  });

  it('rounds the commission down and leaves the remainder to the seller', () => {
    expect(splitOf({ price: 19, rateBps: 1000 }, 0)).toEqual({ buyer: 0, seller: 18, commission: 1 });
    expect(splitOf({ price: 9, rateBps: 1000 }, 0)).toEqual({ buyer: 0, seller: 9, commission: 0 });
  });

  it('loses no soʻm, whatever the price, the rate and the part', () => {
    for (const { price, rateBps, refund } of CASES) {
      const { buyer, seller, commission } = splitOf({ price, rateBps }, refund);
      const said = `${price} at ${rateBps} with ${refund} back`;

      expect(BigInt(buyer) + BigInt(seller) + BigInt(commission), said).toBe(BigInt(price));
      expect(BigInt(commission), said).toBe((BigInt(price - refund) * BigInt(rateBps)) / 10_000n);
      expect(buyer, said).toBe(refund);
      expect(Math.min(buyer, seller, commission), said).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('the places of the slider', () => {
  it('reach exactly from nothing to the price', () => {
    for (const { price, refund } of CASES) {
      const last = placesOf(price);

      expect([refundAt(0, price), refundAt(last, price)]).toEqual([0, price]);
      expect([placeOf(0, price), placeOf(price, price)]).toEqual([0, last]);
      expect(placeOf(refund, price)).toBeGreaterThanOrEqual(0);
      expect(placeOf(refund, price)).toBeLessThanOrEqual(last);
    }
  });

  it('come back to themselves', () => {
    for (const { price, refund } of CASES) {
      const place = Math.min(Math.floor(refund / SPLIT_STEP), placesOf(price));

      expect(placeOf(refundAt(place, price), price), `${place} of ${price}`).toBe(place);
    }
  });

  it('show an end only for the end itself', () => {
    expect(placeOf(1, 500_000)).toBe(1);
    expect(placeOf(499_999, 500_000)).toBe(499);
    expect(placeOf(123_456, 500_000)).toBe(123);
  });
});

it('brings a typed sum within the price', () => {
  expect(clampRefund(-5, 1000)).toBe(0);
  expect(clampRefund(1500, 1000)).toBe(1000);
  expect(clampRefund(999, 1000)).toBe(999);
});
