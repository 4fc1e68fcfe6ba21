import { describe, expect, test } from 'vitest';
import {
  type AttributeDraft,
  type GameFault,
  gameBody,
  gameDraft,
  gameFaults,
  isFaulty,
  isSlug,
  moved,
  newAttribute,
  newChoice,
  serverFaults,
} from './desk-game-draft';
import { isWanted } from './desk-games-api';
import { adminGameMock, gameRowMock } from './games.mock';

const WORDS = { uz: 'Daraja', ru: 'Уровень', en: 'Level' };
const draft = gameDraft(adminGameMock());

describe('gameBody', () => {
  test('a game that nobody touched is what it was', () => {
    const game = adminGameMock();
    expect(gameBody(draft)).toEqual({
      name: game.name,
      publisher: game.publisher,
      category: game.category.slug,
      platforms: game.platforms,
      popularity: game.popularity,
      aliases: game.aliases,
      is_active: true,
      attributes: game.attributes,
    });
    expect([...gameFaults(draft)]).toEqual([]);
  });

  test('bounds go with numbers alone, values with choices alone, and a primary one is required', () => {
    const attribute = { ...newAttribute(), key: 'rank', label: WORDS, min: '1', choices: [newChoice()] };
    const bodyOf = (type: 'int' | 'text') =>
      gameBody({ ...draft, attributes: [{ ...attribute, type, is_primary: true }] }).attributes[0];

    expect(bodyOf('int')).toMatchObject({ min: 1, max: null, choices: [], is_required: true });
    expect(bodyOf('text')).toMatchObject({ min: null, max: null, choices: [] });
  });

  test('other names are one a line', () => {
    expect(gameBody({ ...draft, aliases: ' пабг \n\n pubgm' }).aliases).toEqual(['пабг', 'pubgm']);
  });
});

describe('gameFaults', () => {
  const faultsOf = (change: Partial<AttributeDraft>) =>
    Object.fromEntries(
      gameFaults({ ...draft, attributes: [{ ...newAttribute(), key: 'rank', label: WORDS, ...change }] }),
    );

  test.each<[Partial<AttributeDraft>, Record<string, GameFault>]>([
    [{ key: 'Rank' }, { 'attributes/0/key': 'key' }],
    [{ label: { ...WORDS, ru: ' ' } }, { 'attributes/0/label': 'words' }],
    [{ min: 'x' }, { 'attributes/0/min': 'number' }],
    [{ min: '9', max: '3' }, { 'attributes/0/max': 'bounds' }],
    [{ type: 'choice' }, { 'attributes/0/choices': 'required' }],
    [
      { type: 'choice', choices: [{ ...newChoice(), value: 'A b', label: WORDS }] },
      { 'attributes/0/choices': 'value' },
    ],
    [{ type: 'choice', choices: [{ ...newChoice(), value: 'gold' }] }, { 'attributes/0/choices': 'words' }],
    [{ type: 'bool' }, {}],
  ])('%j', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  test('the same key twice is told at the second', () => {
    const one = { ...newAttribute(), key: 'rank', label: WORDS };
    const faults = gameFaults({ ...draft, attributes: [one, { ...one, id: 'two' }] });
    expect(Object.fromEntries(faults)).toEqual({ 'attributes/1/key': 'twice' });
    expect(isFaulty(faults, 'attributes/1')).toBe(true);
    expect(isFaulty(faults, 'attributes/0')).toBe(false);
  });

  test('what the server finds stands at the same places', () => {
    const errors = [{ pointer: '/attributes/2/key', code: 'not_unique', detail: '', params: {} }];
    expect(Object.fromEntries(serverFaults(errors))).toEqual({ 'attributes/2/key': 'twice' });
  });
});

test('a place up or down; at the ends nothing moves', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test.each([
  ['pubg-mobile', true],
  ['pubg', true],
  ['-pubg', false],
  ['pubg--mobile', false],
  ['Pubg', false],
  ['', false],
])('isSlug(%j) is %j', (slug, isRight) => {
  expect(isSlug(slug)).toBe(isRight);
});

test('a game is found by its other names, its state and its kind', () => {
  const game = gameRowMock({ aliases: ['Пабг'], is_active: false });
  const nothing = { search: undefined, state: undefined, category: undefined };
  expect(isWanted(game, { ...nothing, search: 'пабг' })).toBe(true);
  expect(isWanted(game, { ...nothing, search: 'dota' })).toBe(false);
  expect(isWanted(game, { ...nothing, state: 'active' })).toBe(false);
  expect(isWanted(game, { ...nothing, state: 'hidden', category: game.category.slug })).toBe(true);
});
