import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { deskUserCardMock } from './desk.mock';
import { findListings, findOrders, findPeople } from './desk-finds';

const signal = new AbortController().signal;

function answer(path: string, results: unknown[]) {
  const asked: string[] = [];
  server.use(
    http.get(api(path), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results, next: null, previous: null });
    }),
  );
  return asked;
}

test('people are found by a part of their name', async () => {
  const asked = answer('/admin/users/', [deskUserCardMock()]);

  expect(await findPeople.find('dilno', signal)).toEqual([
    {
      key: `user ${deskUserCardMock().id}`,
      label: '@dilnoza',
      aside: 'Dilnoza',
      to: `/admin/users/${deskUserCardMock().id}`,
    },
  ]);
  expect(asked).toEqual(['?search=dilno&page_size=5']);
});

test.each(['someone@mail.uz', '+998 90 123-45-67'])('%s is asked for nowhere', async (typed) => {
  const asked = [answer('/admin/users/', []), answer('/admin/orders/', []), answer('/admin/listings/', [])];

  for (const { find } of [findPeople, findOrders, findListings])
    expect(await find(typed, signal)).toEqual([]);
  expect(asked.flat()).toEqual([]);
});

test('an order is found by its number, and words are no number', async () => {
  const asked = answer('/admin/orders/', [{ id: 'o1', number: 'W-7K2PQ4' }]);

  expect(await findOrders.find('premium account', signal)).toEqual([]);
  expect(await findOrders.find('W-7K', signal)).toEqual([
    { key: 'order o1', label: 'W-7K2PQ4', to: '/orders/o1' },
  ]);
  expect(asked).toEqual(['?search=W-7K&page_size=5']);
});

test('listings are found among those that wait and those on sale', async () => {
  const asked = answer('/admin/listings/', [{ id: 'l1', title: 'Level 80', code: 'L-1' }]);

  const found = await findListings.find('level', signal);

  expect(found).toHaveLength(2);
  expect(found[0]).toEqual({ key: 'listing l1', label: 'Level 80', aside: 'L-1', to: '/admin/listings/l1' });
  expect(asked).toEqual([
    '?search=level&status=pending&page_size=5',
    '?search=level&status=active&page_size=5',
  ]);
});
