import { expect, test } from 'vitest';
import { endOf, missingOf, type VerdictDraft, verdictOf } from './desk-verdict-draft';

const NOW = Date.parse('2026-11-26T10:00:00Z');
const ME = { username: 'aziz', typed: '' };

function draft(changes: Partial<VerdictDraft> = {}): VerdictDraft {
  return {
    kind: 'hide',
    reason: 'spam',
    text: 'The same again and again.',
    length: '',
    until: '',
    ...changes,
  };
}

test('endOf: days from now, the end of a day in Tashkent, or for good', () => {
  expect(endOf(draft(), NOW)).toBeNull();
  expect(endOf(draft({ length: '7' }), NOW)).toBe('2026-12-03T10:00:00.000Z');
  expect(endOf(draft({ length: 'until', until: '2026-11-30' }), NOW)).toBe('2026-11-30T18:59:59.000Z');
});

test('endOf: a day that is missing or over is no end', () => {
  expect(endOf(draft({ length: 'until' }), NOW)).toBeUndefined();
  expect(endOf(draft({ length: 'until', until: '2026-11-25' }), NOW)).toBeUndefined();
});

test('a warning never ends by itself, whatever was chosen before', () => {
  expect(verdictOf(draft({ kind: 'warn', length: '7' }), NOW)).toEqual({
    kind: 'warn',
    reason: 'spam',
    text: 'The same again and again.',
    expires_at: null,
  });
});

test('missingOf names what is missing: words, the day, the name of who is blocked', () => {
  expect(missingOf(draft({ kind: 'none', text: '' }), ME)).toBeNull();
  expect(missingOf(draft({ text: 'Short  ' }), ME)).toBe('text');
  expect(missingOf(draft({ length: 'until' }), ME)).toBe('end');
  expect(missingOf(draft(), ME)).toBeNull();
  expect(missingOf(draft({ kind: 'block' }), ME)).toBe('name');
  expect(missingOf(draft({ kind: 'block' }), { ...ME, typed: ' aziz ' })).toBeNull();
});

test('verdictOf: nothing without a measure', () => {
  expect(verdictOf(draft({ kind: 'none' }), NOW)).toBeNull();
});
