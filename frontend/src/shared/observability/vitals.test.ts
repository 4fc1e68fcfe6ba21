import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { pageKind } from './page-kind';
import { type Measure, tellVitals } from './vitals';

const beacon = vi.fn<(url: string | URL, body?: BodyInit | null) => boolean>();

/** Figures as the library tells them: some at once, some again when they change. */
const measured: Measure = (keep) => {
  keep({ name: 'TTFB', value: 80.4 });
  keep({ name: 'LCP', value: 900 });
  keep({ name: 'LCP', value: 1250.6 });
  keep({ name: 'CLS', value: 0.0123 });
};

async function told(): Promise<unknown[]> {
  return Promise.all(beacon.mock.calls.map(async ([, body]) => JSON.parse(await (body as Blob).text())));
}

beforeEach(() => {
  beacon.mockReset().mockReturnValue(true);
  Object.defineProperty(navigator, 'sendBeacon', { value: beacon, configurable: true });
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([]);
});
afterEach(() => history.replaceState(null, '', '/'));

test('a page view is told once, as its kind and with the last of each figure', async () => {
  history.replaceState(null, '', '/listings/01a206ef-d5c6-7e52-9d96-5055cc2d3d43?from=search');
  await tellVitals({ rate: 1, measure: measured });
  history.replaceState(null, '', '/wallet');
  dispatchEvent(new Event('pagehide'));
  dispatchEvent(new Event('pagehide'));

  expect(beacon.mock.calls.map(([url]) => url)).toEqual([`${location.origin}/api/v1/vitals/`]);
  expect(await told()).toEqual([
    {
      page_kind: 'listing',
      vitals: [
        { name: 'TTFB', value: 80 },
        { name: 'LCP', value: 1251 },
        { name: 'CLS', value: 0.0123 },
      ],
    },
  ]);
});

test('a page that the browser brings back whole is another view', async () => {
  let keep: Parameters<Measure>[0] = () => undefined;
  await tellVitals({ rate: 1, measure: (given) => (keep = given) });
  keep({ name: 'LCP', value: 900 });
  dispatchEvent(new Event('pagehide'));
  history.replaceState(null, '', '/catalog');
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  keep({ name: 'LCP', value: 20 });
  dispatchEvent(new Event('pagehide'));

  expect(await told()).toMatchObject([
    { page_kind: 'home', vitals: [{ value: 900 }] },
    { page_kind: 'catalog', vitals: [{ value: 20 }] },
  ]);
});

test('what the server would refuse is left out, and nothing is told of nothing', async () => {
  await tellVitals({
    rate: 1,
    measure: (keep) => {
      keep({ name: 'LCP', value: 600_001 });
      keep({ name: 'INP', value: -1 });
    },
  });
  dispatchEvent(new Event('pagehide'));
  expect(beacon).not.toHaveBeenCalled();
});

test.each([
  [0.25, 0.24, 1],
  [0.25, 0.25, 0],
  [0, 0, 0],
])('of a rate of %d, one who drew %d is asked %d times', async (rate, drawn, times) => {
  const measure = vi.fn();
  await tellVitals({ rate, measure, random: () => drawn });
  expect(measure).toHaveBeenCalledTimes(times);
});

describe('the kind of a page', () => {
  test.each([
    ['/', 'home'],
    ['/catalog', 'catalog'],
    ['/catalog/', 'catalog'],
    ['/games', 'other'],
    ['/games/pubg-mobile', 'game'],
    ['/listings/01a206ef-d5c6-7e52-9d96-5055cc2d3d43', 'listing'],
    ['/users/sardor', 'seller'],
    ['/my-listings/stats', 'sell'],
    ['/orders/1', 'order'],
    ['/chats', 'chat'],
    ['/wallet/withdraw', 'wallet'],
    ['/settings/security', 'profile'],
    ['/notifications', 'notifications'],
    ['/login', 'sign_in'],
    ['/admin/users', 'admin'],
    ['/administrator', 'other'],
  ])('%s is %s', (path, kind) => {
    expect(pageKind(path)).toBe(kind);
  });
});
