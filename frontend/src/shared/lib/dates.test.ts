import { describe, expect, test } from 'vitest';
import { formatDate, formatDateTime, formatRelative, splitDuration } from './dates';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('dates', () => {
  test('days are those of Tashkent, not of the browser', () => {
    expect(formatDate('2026-11-22T20:30:00Z', 'en')).toBe('23 November 2026');
    expect(formatDate('2026-11-22T20:30:00Z', 'ru')).toBe('23 ноября 2026 г.');
    expect(formatDate('2026-11-22T20:30:00Z', 'uz')).toBe('2026-yil 23-noyabr');
    expect(formatDateTime('2026-11-22T19:05:00Z', 'uz')).toBe('2026-yil 23-noy, 00:05');
    expect(formatDateTime('2026-11-22T19:05:00Z', 'en')).toBe('23 Nov 2026, 00:05');
  });

  test.each([
    ['2026-11-23T11:59:30Z', 'now'],
    ['2026-11-23T11:55:00Z', '5 minutes ago'],
    ['2026-11-23T10:00:00Z', '2 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-11-26T12:00:00Z', 'in 3 days'],
  ])('formatRelative(%s)', (iso, words) => {
    expect(formatRelative(iso, 'en', NOW)).toBe(words);
  });

  test.each([
    ['2026-11-23T11:59:30Z', 'hozir'],
    ['2026-11-23T10:00:00Z', '2 soat oldin'],
    ['2026-11-26T12:00:00Z', '3 kundan keyin'],
  ])('formatRelative(%s) in Uzbek', (iso, words) => {
    expect(formatRelative(iso, 'uz', NOW)).toBe(words);
  });

  test('a duration never shows less than is left, and nothing below zero', () => {
    expect(splitDuration(90_061_000)).toEqual({ days: 1, hours: 1, minutes: 1, seconds: 1 });
    expect(splitDuration(1)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 1 });
    expect(splitDuration(-5000)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
  });
});
