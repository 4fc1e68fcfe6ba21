import { describe, expect, it } from 'vitest';
import { hasContacts, mistakesIn } from './mistakes';
import { fieldOf, stepOf } from './sell-steps';
import { valuesOfDraft } from './sell-values';
import { attributeMock, draftMock, gameMock } from './selling.mock';

const right = valuesOfDraft(
  draftMock({
    title: 'Conqueror with four X-Suits',
    price: 500_000,
    attributes: { level: 78, linked: true, login_method: 'google' },
  }),
);
const around = { specs: gameMock.attributes, isSealed: true, hasUnsentImages: false };

describe('mistakesIn', () => {
  it('finds nothing wrong with a whole listing', () => {
    expect(mistakesIn(right, around)).toEqual([]);
  });

  it.each([
    [{ title: '' }, 'title', 'required', {}],
    [{ title: 'Ace' }, 'title', 'min_length', { min: 8 }],
    [{ price: '' }, 'price', 'required', {}],
    [{ price: 'much' }, 'price', 'invalid_int', {}],
    [{ price: '999' }, 'price', 'min_value', { min: 1000 }],
    [{ price: '1000000001' }, 'price', 'max_value', { max: 1_000_000_000 }],
    [{ offer_floor: '500001' }, 'offer_floor', 'max_value', { max: 500_000 }],
    [{ offer_floor: '0' }, 'offer_floor', 'min_value', { min: 1 }],
    [{ attributes: { ...right.attributes, level: '' } }, 'attributes.level', 'required', {}],
    [{ attributes: { ...right.attributes, level: '101' } }, 'attributes.level', 'max_value', { max: 100 }],
    [{ attributes: { ...right.attributes, level: 'ace' } }, 'attributes.level', 'invalid_int', {}],
    [
      { attributes: { ...right.attributes, login_method: 'fax' } },
      'attributes.login_method',
      'invalid_choice',
      {},
    ],
  ])('says of %j what the server would', (change, field, code, params) => {
    expect(mistakesIn({ ...right, ...change }, around)).toEqual([
      { field, code, params: expect.objectContaining(params) },
    ]);
  });

  it('does not mind a lowest price while no offers are taken', () => {
    expect(mistakesIn({ ...right, accepts_offers: false, offer_floor: 'any' }, around)).toEqual([]);
  });

  it('wants the login sealed, unless it is handed over by hand', () => {
    const open = { ...around, isSealed: false };

    expect(mistakesIn(right, open)).toMatchObject([{ field: 'credentials' }]);
    expect(mistakesIn({ ...right, delivery: 'manual' }, open)).toEqual([]);
  });

  it('counts the letters of a fact in words', () => {
    const specs = [attributeMock('server', { type: 'text', is_required: false })];
    const values = { ...right, attributes: { server: 'x'.repeat(101) } };

    expect(mistakesIn(values, { ...around, specs })).toMatchObject([{ code: 'max_length' }]);
  });
});

describe('hasContacts', () => {
  it.each(['+998 90 123-45-67', 'write to t.me/ace', '@ace_seller', 'https://example.uz', 'My Telegram'])(
    'sees a way around the shop in “%s”',
    (text) => expect(hasContacts(text)).toBe(true),
  );

  it.each(['Level 67, 1 200 UC', 'Season 5 to 34, 4 X-Suits', 'a@b'])('sees none in “%s”', (text) =>
    expect(hasContacts(text)).toBe(false),
  );
});

describe('fields of the server', () => {
  it.each([
    ['/title', 'title', 'text'],
    ['/attributes/level', 'attributes.level', 'attributes'],
    ['/attributes/login_method', 'attributes.login_method', 'delivery'],
    ['/attributes/a~1b', 'attributes.a/b', 'attributes'],
    ['/image_ids/0', 'images', 'photos'],
    ['/delivery_sla_minutes', 'sla', 'delivery'],
    ['/credentials/login', 'credentials', 'delivery'],
  ] as const)('finds %s in its step', (pointer, field, step) => {
    expect(fieldOf(pointer)).toBe(field);
    expect(stepOf(field)).toBe(step);
  });

  it('knows no place for what is none of the form', () => {
    expect(fieldOf('/nonsense')).toBeUndefined();
  });
});
