import { describe, expect, test } from 'vitest';
import { matchRoutes, type RouteEntry } from './match';

const page = (path: string, children: RouteEntry[] = []): RouteEntry => ({
  path,
  isIndex: false,
  element: path,
  children,
});
const index: RouteEntry = { isIndex: true, element: 'index', children: [] };
const layout = (children: RouteEntry[]): RouteEntry => ({ isIndex: false, element: 'layout', children });

const SHOP = [
  layout([
    page('*'),
    page('/'),
    page('/orders/:id'),
    page('/orders/new'),
    page('/sell/*'),
    page('settings', [index, page('profile')]),
  ]),
];

const shown = (pathname: string) =>
  matchRoutes(SHOP, pathname, '')?.routes.map(({ element }) => element) ?? null;

describe('matchRoutes', () => {
  test.each([
    ['/', ['layout', '/']],
    ['/orders/7', ['layout', '/orders/:id']],
    ['/Orders/7/', ['layout', '/orders/:id']],
    ['/orders/new', ['layout', '/orders/new']],
    ['/orders/7/more', ['layout', '*']],
    ['/sell', ['layout', '/sell/*']],
    ['/sell/1/2', ['layout', '/sell/*']],
    ['/seller', ['layout', '*']],
    ['/settings', ['layout', 'settings', 'index']],
    ['/settings/profile', ['layout', 'settings', 'profile']],
  ])('%s', (pathname, elements) => {
    expect(shown(pathname)).toEqual(elements);
  });

  test('parameters are decoded; what cannot be stays as it is', () => {
    expect(matchRoutes(SHOP, '/orders/%D0%B0%2Fb', '')?.params).toEqual({ id: 'а/b' });
    expect(matchRoutes(SHOP, '/orders/%E0', '')?.params).toEqual({ id: '%E0' });
  });

  test('a list below goes on where the star stands', () => {
    const { base } = matchRoutes(SHOP, '/sell/7', '') ?? { base: null };
    expect(base).toBe('/sell');
    expect(matchRoutes([index, page(':id')], '/sell/7', '/sell')?.params).toEqual({ id: '7' });
    expect(matchRoutes([index, page(':id')], '/sell', '/sell')?.routes).toEqual([index]);
    expect(matchRoutes(SHOP, '/nowhere', '')?.base).toBe('');
  });

  test('nothing fits', () => {
    expect(matchRoutes([page('a.b')], '/axb', '')).toBeNull();
  });
});
