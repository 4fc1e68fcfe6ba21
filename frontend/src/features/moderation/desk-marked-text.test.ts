import { expect, test } from 'vitest';
import { contactSpans, markedPieces } from './desk-marked-text';

const span = (start: number, end: number, kind = 'phone') => ({ field: 'description', start, end, kind });

test('places are counted in code points, so that emoji before them move nothing', () => {
  expect(markedPieces('🔥🔥 call 901234567!', [span(8, 17)])).toEqual([
    { text: '🔥🔥 call ', kind: null },
    { text: '901234567', kind: 'phone' },
    { text: '!', kind: null },
  ]);
});

test('several places in any order; the ends of the text too', () => {
  expect(markedPieces('@me or 901', [span(7, 10), span(0, 3, 'telegram')])).toEqual([
    { text: '@me', kind: 'telegram' },
    { text: ' or ', kind: null },
    { text: '901', kind: 'phone' },
  ]);
});

test('a text that was changed since, or places over each other, harm nothing', () => {
  expect(markedPieces('short', [span(3, 90)])).toEqual([{ text: 'short', kind: null }]);
  expect(markedPieces('abcdef', [span(0, 4), span(2, 6)])).toEqual([
    { text: 'abcd', kind: 'phone' },
    { text: 'ef', kind: null },
  ]);
  expect(markedPieces('', [])).toEqual([]);
});

test('contactSpans: those of one field; none without the flag or of an older one', () => {
  const flags = [
    {
      code: 'contact_in_text' as const,
      level: 2,
      params: { spans: [span(0, 3), { ...span(1, 2), field: 'title' }] },
    },
  ];
  expect(contactSpans(flags, 'title')).toEqual([{ ...span(1, 2), field: 'title' }]);
  expect(
    contactSpans([{ code: 'contact_in_text', level: 2, params: { kinds: ['phone'] } }], 'title'),
  ).toEqual([]);
  expect(contactSpans([], 'title')).toEqual([]);
});
