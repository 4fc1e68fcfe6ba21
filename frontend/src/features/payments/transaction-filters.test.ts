import { expect, test } from 'vitest';
import { readFilters, withFilter } from './transaction-filters';

const read = (search: string) => readFilters(new URLSearchParams(search));

test('reads kind and days of the address', () => {
  expect(read('kind=order_hold&from=2026-11-01&to=2026-11-30&open=x')).toEqual({
    kind: 'order_hold',
    from: '2026-11-01',
    to: '2026-11-30',
  });
});

test.each(['kind=gift', 'from=yesterday', 'to=2026-02-31', 'from=', 'from=2026-11-1'])(
  'leaves out what makes no sense: %s',
  (search) => {
    expect(read(search)).toEqual({});
  },
);

test('changes one filter and keeps the others', () => {
  const before = new URLSearchParams('kind=deposit&from=2026-11-01');

  expect(withFilter(before, 'kind', 'order_refund').toString()).toBe('kind=order_refund&from=2026-11-01');
  expect(withFilter(before, 'kind', '').toString()).toBe('from=2026-11-01');
});
