import { describe, expect, test } from 'vitest';
import { formatNumber, formatRate, formatSom, parseSom } from './money';

describe('money', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1\u202f000'],
    [4_850_000, '4\u202f850\u202f000'],
    [-50_000, '−50\u202f000'],
    [9_007_199_254_740_991, '9\u202f007\u202f199\u202f254\u202f740\u202f991'],
  ])('formatNumber(%i)', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  test.each([
    ['uz', '4\u202f850\u202f000\u00a0soʻm'],
    ['ru', '4\u202f850\u202f000\u00a0сум'],
    ['en', '4\u202f850\u202f000\u00a0UZS'],
  ] as const)('formatSom in %s', (locale, text) => {
    expect(formatSom(4_850_000, locale)).toBe(text);
  });

  test.each([
    [1000, 'uz', '10%'],
    [850, 'ru', '8,5%'],
    [850, 'en', '8.5%'],
  ] as const)('formatRate(%i, %s)', (bps, locale, text) => {
    expect(formatRate(bps, locale)).toBe(text);
  });

  test.each([
    ['50 000', 50_000],
    ['4\u202f850\u00a0000', 4_850_000],
    ['0', 0],
    ['', null],
    ['1.5', null],
    ['-5', null],
    ['12e3', null],
    ['1234567890123456', null],
  ])('parseSom(%j)', (text, value) => {
    expect(parseSom(text)).toBe(value);
  });
});
