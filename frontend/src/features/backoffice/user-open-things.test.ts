import { expect, test } from 'vitest';
import { deskUserMock } from './desk.mock';
import { blockEnd, openThingsOf } from './user-open-things';

test('openThingsOf counts both sides of orders, and only what is open', () => {
  expect(openThingsOf(deskUserMock())).toEqual({ listings: 3, unpaid: 1, paid: 3, disputed: 0 });
});

test('blockEnd counts days from now; for good has no end', () => {
  expect(blockEnd(7, Date.parse('2026-11-26T10:00:00Z'))).toBe('2026-12-03T10:00:00.000Z');
  expect(blockEnd(null)).toBeNull();
});
