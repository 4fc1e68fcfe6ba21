import { describe, expect, it } from 'vitest';
import { NOTHING_SELECTED, withAll, withRow } from '@/shared/lib/selection';
import { exampleOf, limitsOf, nameAndUnit } from './attribute-words';
import { isKnown, type KnownHint, placeOfPrice, shareOnLine } from './fair-price';
import { parsePercent, repriced } from './reprice';
import { contentOf, draftBodyOf, needsReview, valuesOfDraft, valuesOfListing } from './sell-values';
import { attributeMock, draftMock, gameMock, ownListingMock } from './selling.mock';
import { changeOf, interestOf, pointsOf } from './selling-stats';

const order = ['a', 'b', 'c', 'd'];

describe('selection', () => {
  it('ticks from the last row to this one with Shift, and unticks the same way', () => {
    const first = withRow(NOTHING_SELECTED, 'b', { isRange: false, order });
    const range = withRow(first, 'd', { isRange: true, order });
    expect([...range.ids]).toEqual(['b', 'c', 'd']);

    expect([...withRow(range, 'c', { isRange: true, order }).ids]).toEqual(['b']);
  });

  it('ticks all that are shown, then none', () => {
    const all = withAll(NOTHING_SELECTED, order);
    expect([...all.ids]).toEqual(order);
    expect(withAll(all, order).ids.size).toBe(0);
  });
});

describe('reprice', () => {
  it('drops the part of a soʻm, as the server does', () => {
    expect(repriced(999_999, { price: null, percent: -10 })).toBe(899_999);
    expect(repriced(999_999, { price: 5000, percent: null })).toBe(5000);
  });

  it.each([
    ['-10', -10],
    ['−10 %', -10],
    ['+25', 25],
    ['0', null],
    ['-91', null],
    ['201', null],
    ['ten', null],
  ])('reads “%s”', (text, percent) => expect(parsePercent(text)).toBe(percent));
});

describe('fair price', () => {
  const hint: KnownHint = { count: 9, low: 100, median: 200, high: 300, basis: 'game' };

  it('says nothing while too few were sold', () => {
    expect(isKnown({ count: 7, low: null, median: null, high: null, basis: 'game' })).toBe(false);
    expect(isKnown(hint)).toBe(true);
  });

  it.each([
    [99, 'below'],
    [150, 'low'],
    [210, 'usual'],
    [250, 'high'],
    [301, 'above'],
  ])('places %d', (price, place) => expect(placeOfPrice(price, hint)).toBe(place));

  it('stays on the line', () => {
    expect([shareOnLine(0, hint), shareOnLine(200, hint), shareOnLine(9999, hint)]).toEqual([0, 0.5, 1]);
  });
});

describe('statistics', () => {
  it('compares with the days before', () => {
    expect([changeOf(150, 100), changeOf(50, 100), changeOf(5, 0)]).toEqual([50, -50, null]);
  });

  it('makes a point of a day, and of a week in a year, the last weeks whole', () => {
    const year = Array.from({ length: 365 }, (_, index) => ({
      day: String(index),
      views: 1,
      sold: 0,
      income: 2,
    }));

    expect(pointsOf(year.slice(0, 30))).toHaveLength(30);
    const weeks = pointsOf(year);
    expect(weeks).toHaveLength(53);
    expect(weeks[0]).toEqual({ on: '0', until: '0', values: [2], facts: [0, 1] });
    expect(weeks.at(-1)).toEqual({ on: '358', until: '364', values: [14], facts: [0, 7] });
  });

  it('counts interest in a hundred looks, from the first look on', () => {
    expect(interestOf({ view_count: 0, favorite_count: 0, open_offer_count: 0 })).toBeNull();
    expect(interestOf({ view_count: 200, favorite_count: 6, open_offer_count: 2 })).toBe(4);
  });
});

describe('words of attributes', () => {
  it('takes the unit out of the label', () => {
    expect(nameAndUnit('Win rate, %')).toEqual({ name: 'Win rate', unit: '%' });
    expect(nameAndUnit('Legendary skins (XT, PR, UT…)').unit).toBeUndefined();
  });

  it('tells limits that say something, and an example within them', () => {
    expect(limitsOf(attributeMock('x', { max: 100, min: 1 }))).toEqual({ least: '1', most: '100' });
    expect(limitsOf(attributeMock('x', { max: 1_000_000_000_000 }))).toBeUndefined();
    expect(exampleOf(attributeMock('hall_level', { min: 1, max: 10 }))).toBe('7');
    expect(exampleOf(attributeMock('creation_year'))).toBe('2021');
  });
});

describe('sell values', () => {
  it('saves of a draft what is typed, right or not, and never a secret', () => {
    const values = { ...valuesOfDraft(draftMock()), price: 'much', attributes: { level: '7x', gone: '1' } };

    const body = draftBodyOf(values, gameMock.attributes, [{ id: 'p' }], 'price');

    expect(body).toMatchObject({ price: null, attributes: { level: '7x' }, image_ids: ['p'], step: 'price' });
    expect(Object.keys(body).join()).not.toMatch(/password|credentials/);
  });

  it('groups large numbers, but no years and no words, and reads them back as they were', () => {
    const facts = { uzs: 12_100_000, year: 2021, skin: '34000', linked: true };
    const specs = [
      attributeMock('uzs', { type: 'int' }),
      attributeMock('year', { type: 'int' }),
      attributeMock('skin', { type: 'text' }),
      attributeMock('linked', { type: 'bool' }),
    ];

    const values = valuesOfDraft(draftMock({ attributes: facts }));

    expect(values.attributes).toEqual({
      uzs: '12\u202f100\u202f000',
      year: '2021',
      skin: '34000',
      linked: 'true',
    });
    expect(draftBodyOf(values, specs, [], 'text').attributes).toEqual(facts);
  });

  it('knows a change that moderators look at from one of the price', () => {
    const listing = ownListingMock();
    const values = valuesOfListing(listing);
    const content = (changed: Partial<typeof values>) =>
      contentOf({ ...values, ...changed }, gameMock.attributes, []);

    expect(needsReview(listing, content({ price: '400000', sla: '15', language: 'uz' }))).toBe(false);
    expect(needsReview(listing, content({ price: '1000' }))).toBe(true);
    expect(needsReview(listing, content({ title: 'Another title' }))).toBe(true);
  });
});
