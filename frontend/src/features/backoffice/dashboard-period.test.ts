import { describe, expect, test } from 'vitest';
import { changeOf, periodOf } from './dashboard-period';

// 20:00 in UTC is the next day in Tashkent.
const NOW = Date.parse('2026-11-25T20:00:00Z');

describe('periodOf', () => {
  test('counts the days of Tashkent, today among them', () => {
    expect(periodOf({ days: '7' }, NOW)).toEqual({
      first_on: '2026-11-20',
      last_on: '2026-11-26',
      step: 'day',
    });
  });

  test('a year is told by weeks', () => {
    expect(periodOf({ days: '365' }, NOW).step).toBe('week');
  });

  test('takes two days that were chosen, not half a span or more than the server counts', () => {
    expect(periodOf({ days: '7', span: { from: '2026-01-01', to: '2026-01-03' } }, NOW)).toEqual({
      first_on: '2026-01-01',
      last_on: '2026-01-03',
      step: 'day',
    });
    const usual = periodOf({ days: '7' }, NOW);
    expect(periodOf({ days: '7', span: { from: '2026-01-01', to: '' } }, NOW)).toEqual(usual);
    expect(periodOf({ days: '7', span: { from: '2020-01-01', to: '2026-01-01' } }, NOW)).toEqual(usual);
  });
});

test('changeOf says by how many percent, and nothing where there was nothing', () => {
  expect(changeOf(150, 100)).toBe(50);
  expect(changeOf(50, 100)).toBe(-50);
  expect(changeOf(5, 0)).toBeNull();
  expect(changeOf(null, 5)).toBeNull();
  expect(changeOf(5, undefined)).toBeNull();
});
