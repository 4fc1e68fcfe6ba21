import { expect, test } from 'vitest';
import { readFilters, withFilter, withoutFilters } from './transaction-filters';

const read = (search: string) => readFilters(new URLSearchParams(search));

test('reads every filter of the address', () => {
  const search =
    'kind=order_hold&status=pending&direction=out&from=2026-11-01&to=2026-11-30&min_amount=1000&max_amount=0&open=x';

  expect(read(search)).toEqual({
    kind: 'order_hold',
    status: 'pending',
    direction: 'out',
    from: '2026-11-01',
    to: '2026-11-30',
    min_amount: 1000,
    max_amount: 0,
  });
});

test.each([
  'kind=gift',
  'status=lost',
  'direction=up',
  'from=yesterday',
  'to=2026-02-31',
  'from=',
  'from=2026-11-1',
  'min_amount=-5',
  'max_amount=1.5',
])('leaves out what makes no sense: %s', (search) => {
  expect(read(search)).toEqual({});
});

test('changes one filter and keeps the others', () => {
  const before = new URLSearchParams('kind=deposit&from=2026-11-01');

  expect(withFilter(before, 'kind', 'order_refund').toString()).toBe('kind=order_refund&from=2026-11-01');
  expect(withFilter(before, 'kind', '').toString()).toBe('from=2026-11-01');
});

test('takes all filters off and keeps what is no filter', () => {
  const before = new URLSearchParams('kind=deposit&direction=in&min_amount=5&open=x');

  expect(withoutFilters(before).toString()).toBe('open=x');
});
