import { expect, test } from 'vitest';
import { netOf } from './net';

test.each([
  [500_000, 1000, 450_000],
  [500_000, 800, 460_000],
  [500_000, 500, 475_000],
  // The commission of 99 at 10 % is 9.9: nine.
  [99, 1000, 90],
  [1, 1000, 1],
])('of %i at %i basis points the seller gets %i', (price, rateBps, net) => {
  expect(netOf(price, rateBps)).toBe(net);
});
