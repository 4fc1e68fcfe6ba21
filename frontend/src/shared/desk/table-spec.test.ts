import { describe, expect, test } from 'vitest';
import {
  choice,
  choices,
  code,
  days,
  flag,
  nextSort,
  readTable,
  sums,
  tableSpec,
  text,
  withFilter,
  withSearch,
} from './table-spec';
import { parseLook } from './use-look';

const SPEC = tableSpec({
  key: 'users',
  sorts: ['-created_at', 'created_at', '-sales_count'],
  filters: {
    search: text(),
    state: choice(['open', 'closed'], { initial: 'open' }),
    role: choices(['moderator', 'finance']),
    day: days('from', 'to'),
    sum: sums('min_amount', 'max_amount'),
    has_debt: flag(),
    outcome: code(),
  },
});
const read = (search: string) => readTable(SPEC, new URLSearchParams(search));

describe('readTable', () => {
  test('an empty address asks for what is always asked and is not filtered', () => {
    expect(read('')).toMatchObject({
      query: { state: 'open' },
      search: '',
      sort: '-created_at',
      isFiltered: false,
    });
  });

  test('reads every kind of filter and asks for it by the names of the server', () => {
    const found = read(
      'search=+ali+&state=closed&role=finance,moderator&from=2026-11-01&to=2026-11-26&min_amount=1000&has_debt=false&outcome=wrong_signature&sort=-sales_count&open=7',
    );

    expect(found.query).toEqual({
      search: 'ali',
      state: 'closed',
      role: 'moderator,finance',
      from: '2026-11-01',
      to: '2026-11-26',
      min_amount: 1000,
      max_amount: undefined,
      has_debt: false,
      outcome: 'wrong_signature',
      ordering: '-sales_count',
    });
    expect(found.filters.role).toEqual(['moderator', 'finance']);
    expect(found.search).not.toContain('open');
    expect(read(found.search)).toEqual(found);
  });

  test.each([
    'state=gone',
    'role=king',
    'from=yesterday',
    'min_amount=-5',
    'has_debt=maybe',
    'outcome=a b',
    'sort=password',
  ])('%s is not known and says nothing', (search) => {
    expect(read(search)).toEqual(read(''));
  });

  test('days the wrong way round are turned', () => {
    expect(read('from=2026-11-26&to=2026-11-01').filters.day).toEqual({
      from: '2026-11-01',
      to: '2026-11-26',
    });
  });
});

describe('changing', () => {
  test('one filter leaves the others and what is not of the table', () => {
    const next = withFilter(SPEC, new URLSearchParams('tab=all&search=ali&state=closed'), 'state', 'open');

    expect(next.toString()).toBe('tab=all&search=ali');
  });

  test('a view replaces all filters and the order, and nothing else', () => {
    const next = withSearch(
      SPEC,
      new URLSearchParams('tab=all&search=ali&sort=created_at'),
      'role=finance&x=1',
    );

    expect(next.toString()).toBe('tab=all&role=finance');
  });

  test('a column is turned round when it can be', () => {
    expect(nextSort(SPEC.sorts, '-created_at', 'created_at')).toBe('created_at');
    expect(nextSort(SPEC.sorts, '-created_at', 'sales_count')).toBe('-sales_count');
    expect(nextSort(SPEC.sorts, '-sales_count', 'sales_count')).toBe('-sales_count');
  });
});

describe('how somebody likes to see a table', () => {
  test.each([null, '', 'rubbish', '7', 'null', '[]'])('%s says nothing', (kept) => {
    expect(parseLook(kept)).toEqual({ hidden: [], density: 'dense' });
  });

  test('rubbish is dropped piece by piece', () => {
    expect(parseLook(JSON.stringify({ hidden: ['plan', 4], density: 'huge' }))).toEqual({
      hidden: ['plan'],
      density: 'dense',
    });
  });
});
