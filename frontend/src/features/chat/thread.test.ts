import { expect, test } from 'vitest';
import { messageMock } from './chat.mock';
import { chunksOf } from './lines';
import { hasGap, knownUpTo, withMessages } from './thread';

const thread = (...sequences: number[]) => ({
  messages: sequences.map((one) => messageMock(one)),
  hasOlder: false,
});
const numbers = ({ messages }: ReturnType<typeof thread>) => messages.map(({ sequence }) => sequence);

test('messages take their places by sequence, none twice, whichever way and however often they come', () => {
  const once = withMessages(thread(4, 5), [messageMock(7), messageMock(5), messageMock(6), messageMock(3)]);
  expect(once.messages.map(({ sequence }) => sequence)).toEqual([3, 4, 5, 6, 7]);
  expect(withMessages(once, once.messages)).toBe(once);
});

test('what is known ends before the first gap', () => {
  expect(knownUpTo(thread())).toBe(0);
  expect(knownUpTo(thread(4, 5, 6))).toBe(6);
  expect(knownUpTo(thread(4, 5, 8))).toBe(5);
  expect(hasGap(thread(4, 5, 8))).toBe(true);
  expect(hasGap(thread(4, 5))).toBe(false);
  expect(numbers(thread(1))).toEqual([1]);
});

test('days are set apart by the clock of Tashkent; one person’s words in a row are one group', () => {
  const messages = [
    messageMock(1, { created_at: '2026-11-23T18:59:00Z' }),
    messageMock(2, { created_at: '2026-11-23T19:01:00Z' }),
    messageMock(3, { created_at: '2026-11-23T19:02:00Z' }),
    messageMock(4, { created_at: '2026-11-23T19:30:00Z' }),
  ];
  const lines = chunksOf(messages, []).flatMap((chunk) => chunk.lines);
  expect(lines.map((line) => (line.kind === 'message' ? line.isFirstOfGroup : line.kind))).toEqual([
    'day',
    true,
    'day',
    true,
    false,
    true,
  ]);
});

test('older messages put before do not move the others into other pieces', () => {
  const newer = chunksOf(
    [40, 41, 59, 60].map((one) => messageMock(one)),
    [],
  );
  const all = chunksOf(
    [28, 29, 30, 31, 40, 41, 59, 60].map((one) => messageMock(one)),
    [],
  );
  expect(newer.map(({ key }) => key)).toEqual(['1', '2']);
  expect(all.map(({ key }) => key)).toEqual(['0', '1', '2']);
});
