import { describe, expect, test } from 'vitest';
import { readTable, withFilter } from '@/shared/desk/table-spec';
import { isPersonal, USERS } from './users-desk-table';

describe('USERS', () => {
  test('asks by the names that the server knows', () => {
    const address = new URLSearchParams(
      'search=dilnoza&is_blocked=true&role=finance&created_from=2026-11-01&sort=-sales_count',
    );
    expect(readTable(USERS, address).query).toEqual({
      search: 'dilnoza',
      is_blocked: true,
      role: 'finance',
      created_from: '2026-11-01T00:00:00+05:00',
      created_to: undefined,
      ordering: '-sales_count',
    });
  });

  test('an e-mail or a number never comes into the address, and is not read from it', () => {
    expect(withFilter(USERS, new URLSearchParams(), 'search', 'a@b.uz').size).toBe(0);
    expect(withFilter(USERS, new URLSearchParams(), 'search', '+998 90 123').size).toBe(0);
    expect(readTable(USERS, new URLSearchParams({ search: 'a@b.uz' })).query).toEqual({});
  });
});

test('isPersonal knows numbers however they are written', () => {
  expect(isPersonal('+998 (90) 123-45-67')).toBe(true);
  expect(isPersonal('998901234567')).toBe(true);
  expect(isPersonal('dilnoza_99')).toBe(false);
});
