import { beforeEach, expect, test } from 'vitest';
import { comparedOf, readCompared, toggleCompared, writeCompared } from './compared';

const ids = [1, 2, 3, 4, 5].map((number) => `01a206ef-d5c6-7e52-9d96-5055cc2d3d4${number}`);

beforeEach(() => writeCompared([]));

test('a listing is added once and taken out again', () => {
  expect(toggleCompared(ids[0] as string)).toBe('added');
  expect(readCompared()).toEqual([ids[0]]);
  expect(toggleCompared(ids[0] as string)).toBe('removed');
  expect(readCompared()).toEqual([]);
});

test('a fifth is refused, and the four stay', () => {
  for (const id of ids.slice(0, 4)) toggleCompared(id);

  expect(toggleCompared(ids[4] as string)).toBe('full');
  expect(readCompared()).toEqual(ids.slice(0, 4));
});

test.each([
  [null, []],
  ['', []],
  ['x,<script>,../..', []],
  [`${ids[0]},${ids[0]},nonsense,${ids[1]}`, ids.slice(0, 2)],
  [ids.join(), ids.slice(0, 4)],
])('of the address %j the good ids are taken', (text, expected) => {
  expect(comparedOf(text)).toEqual(expected);
});
