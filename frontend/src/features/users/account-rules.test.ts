import { describe, expect, test } from 'vitest';
import { formatPhone, isUsername, passwordStrength, phoneToWire, usernameRules } from './account-rules';

describe('usernames', () => {
  test.each(['aziz', 'Азиз', 'aziz_99', 'a.b-c_d', '1aziz'])('%s keeps the rules', (name) => {
    expect(isUsername(name)).toBe(true);
  });

  test.each([
    ['ab', { length: false, letters: true, separators: true }],
    ['12345', { length: true, letters: false, separators: true }],
    ['azizазиз', { length: true, letters: false, separators: true }],
    ['aziz__x', { length: true, letters: true, separators: false }],
    ['_aziz', { length: true, letters: true, separators: false }],
    ['', { length: false, letters: false, separators: false }],
  ])('%s breaks some', (name, rules) => {
    expect(usernameRules(name)).toEqual(rules);
  });
});

describe('passwords', () => {
  test.each([
    ['short', 0],
    ['aaaaaaaaaaaaaaaa', 1],
    ['12345678901', 1],
    ['aziz-2026-aziz', 1],
    ['korzinka', 1],
    ['korzinka-tul', 3],
    ['korzinka-tul-daryo', 4],
  ])('%s is worth %i', (password, strength) => {
    expect(passwordStrength(password, ['aziz@example.uz', 'aziz'])).toBe(strength);
  });

  test('a longer password is never weaker', () => {
    const words = 'olma-daryo-kitob-xona';
    const steps = Array.from({ length: words.length }, (_, end) => passwordStrength(words.slice(0, end), []));

    expect(steps).toEqual(steps.toSorted());
  });
});

describe('phones', () => {
  test.each([
    ['', ''],
    ['9', '9'],
    ['901234567', '90 123 45 67'],
    ['+998 90 123-45-67', '90 123 45 67'],
    ['9981234', '99 812 34'],
    ['90123456789', '90 123 45 67'],
  ])('%s is shown as %s', (text, shown) => {
    expect(formatPhone(text)).toBe(shown);
  });

  test('an empty number stays empty on the wire', () => {
    expect([phoneToWire(''), phoneToWire('90 123 45 67')]).toEqual(['', '+998901234567']);
  });
});
