import { expect, test } from 'vitest';
import { unheardOf } from '../../e2e/support/pages.mjs';
import { routesOf } from '../../e2e/support/routes.mjs';

test('the table of routes is read whole: plain, nested, below a guard, below a list of its own', () => {
  expect(routesOf()).toEqual(
    expect.arrayContaining([
      '/',
      '/listings/:id',
      '/wallet/withdrawals/:id',
      '/settings/security',
      '/sell/:id',
      '/my-listings/import',
      '/admin',
      '/admin/login',
      '/admin/games/:slug',
      '*',
    ]),
  );
  expect(routesOf().filter((path) => path.startsWith('/dev/'))).toEqual([]);
});

test('screenshots and the look for what keeps people out know every page', () => {
  expect(unheardOf()).toEqual([]);
});
