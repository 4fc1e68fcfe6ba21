import { expect, test } from 'vitest';
import { csvText } from './csv';

test('csvText quotes what has to be quoted and keeps words that look like formulas as words', () => {
  const text = csvText([
    ['day', 'note', 'sum'],
    ['2026-11-26', 'he said "no", twice', -5000],
    ['=1+1', '-5', null],
  ]);

  expect(text).toBe('\uFEFFday,note,sum\r\n2026-11-26,"he said ""no"", twice",-5000\r\n\'=1+1,\'-5,\r\n');
});
