import { expect, test } from 'vitest';
import { adminPaths, safeAdminNext } from './admin-paths';

test.each([
  ['/admin', '/admin'],
  ['/admin/listings?status=pending', '/admin/listings?status=pending'],
  ['/admin/login', '/admin'],
  ['/admin/login?next=%2Fadmin', '/admin'],
  ['/administrator', '/admin'],
  ['//evil.example/admin', '/admin'],
  ['/wallet', '/admin'],
  [null, '/admin'],
])('after sign-in %s leads to %s', (next, to) => {
  expect(safeAdminNext(next)).toBe(to);
});

test('what would confuse an address is written safely', () => {
  expect(adminPaths.login('/admin/users?search=a&b')).toBe(
    '/admin/login?next=%2Fadmin%2Fusers%3Fsearch%3Da%26b',
  );
  expect(adminPaths.listing('7', 'status=pending&flag=contact')).toBe(
    '/admin/listings/7?from=status%3Dpending%26flag%3Dcontact',
  );
});
