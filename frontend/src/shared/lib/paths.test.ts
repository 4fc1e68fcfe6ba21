import { expect, test } from 'vitest';
import { safeNext } from './paths';

test.each([
  ['/orders/1?tab=chat', '/orders/1?tab=chat'],
  [null, '/'],
  ['', '/'],
  ['https://evil.example/', '/'],
  ['//evil.example/', '/'],
  ['/\\evil.example/', '/'],
  ['javascript:alert(1)', '/'],
])('after sign-in, %j leads to %s', (next, target) => {
  expect(safeNext(next)).toBe(target);
});
