import { expect, test } from 'vitest';
import { ageOf } from './age';

const NOW = Date.parse('2026-11-26T12:00:00Z');

test.each([
  [
    '2026-11-26T11:20:00Z',
    '2026-11-26T15:20:00Z',
    { tone: 'neutral', isOver: false, amount: 40, unit: 'minutes' },
  ],
  [
    '2026-11-26T10:00:00Z',
    '2026-11-26T14:00:00Z',
    { tone: 'attention', isOver: false, amount: 2, unit: 'hours' },
  ],
  [
    '2026-11-26T06:00:00Z',
    '2026-11-26T10:00:00Z',
    { tone: 'danger', isOver: true, amount: 2, unit: 'hours' },
  ],
  ['2026-11-20T06:00:00Z', null, { tone: 'neutral', isOver: false, amount: 6, unit: 'days' }],
  ['2026-11-26T12:00:30Z', null, { tone: 'neutral', isOver: false, amount: 0, unit: 'minutes' }],
] as const)('since %s, due %s', (since, due, age) => {
  expect(ageOf(since, due, NOW)).toEqual(age);
});
