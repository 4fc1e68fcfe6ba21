import { describe, expect, test } from 'vitest';
import { countFilters, filtersFromParams, filtersToParams } from './filters';

const parse = (query: string) => filtersFromParams(new URLSearchParams(query));

describe('filters and the address', () => {
  test('every filter survives the way into the address and back', () => {
    const filters = {
      game: 'pubg-mobile',
      search: 'x suit',
      seller: 'aziz',
      min_price: 100_000,
      max_price: 900_000,
      delivery: 'instant',
      is_premium: true,
      has_images: true,
      ordering: '-price',
      attributes: { rank: 'gold,ace', 'level.min': '30' },
    } as const;

    expect(filtersFromParams(filtersToParams(filters))).toEqual(filters);
  });

  test('the same filters make the same address in whatever order they were chosen', () => {
    const chosen = filtersToParams({ search: 'a', game: 'b', attributes: { z: '1', a: '2' } });
    const again = filtersToParams({ attributes: { a: '2', z: '1' }, game: 'b', search: 'a' });

    expect(chosen.toString()).toBe(again.toString());
  });

  test('what is no filter or makes no sense is left out', () => {
    expect(
      parse('utm_source=x&min_price=-5&max_price=1e9&delivery=drone&ordering=name&is_premium=yes'),
    ).toEqual({});
  });

  test('a price counts as one filter, an attribute with two ends too, the order as none', () => {
    expect(
      countFilters(parse('min_price=1&max_price=2&attr.level.min=1&attr.level.max=9&ordering=price')),
    ).toBe(2);
  });
});
