import { describe, expect, it } from 'vitest';
import { fromLocalInput, hoursProblem, isAway, toLocalInput } from './availability';

describe('hoursProblem', () => {
  it.each([
    ['09:00', '23:00', null],
    ['20:00', '02:00', null],
    ['09:00', '13:00', null],
    ['09:00', '12:59', 'too_short'],
    ['09:00', '09:00', 'too_short'],
    ['', '18:00', 'incomplete'],
    ['25:00', '18:00', 'incomplete'],
  ])('%s to %s: %s', (from, to, expected) => {
    expect(hoursProblem(from, to)).toBe(expected);
  });
});

it('is away only until the moment has come', () => {
  const now = Date.parse('2026-11-23T05:00:00Z');
  expect(isAway({ away_until: '2026-11-23T05:00:01Z' }, now)).toBe(true);
  expect(isAway({ away_until: '2026-11-23T05:00:00Z' }, now)).toBe(false);
  expect(isAway({ away_until: null }, now)).toBe(false);
});

it('brings an instant through a field for date and time unchanged', () => {
  expect(fromLocalInput(toLocalInput('2026-11-27T04:30:00.000Z'))).toBe('2026-11-27T04:30:00.000Z');
  expect(toLocalInput(null)).toBe('');
  expect(fromLocalInput('')).toBeNull();
});
