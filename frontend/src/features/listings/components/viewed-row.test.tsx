import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { session } from '@/shared/api/session';
import { listingMock } from '../listings.mock';
import { forgetViewed, rememberViewed, VIEWED_MAX } from '../viewed';
import { ViewedRow } from './viewed-row';

const idOf = (number: number) => `01a206ef-d5c6-7e52-9d96-${String(number).padStart(12, '0')}`;
let asked: string[] = [];

beforeEach(() => {
  forgetViewed();
  session.startAsGuest();
  asked = [];
  server.use(
    http.get(api('/listings/by-ids/'), ({ request }) => {
      const ids = (new URL(request.url).searchParams.get('ids') ?? '').split(',');
      asked.push(...ids);
      // The second is gone by now.
      const results = ids
        .filter((id) => id !== idOf(2))
        .map((id) => listingMock({ id, title: `Account ${id}` }));
      return HttpResponse.json({ results });
    }),
  );
});

test('who has looked at nothing sees no row, and nothing is asked', () => {
  renderApp(<ViewedRow />);

  expect(screen.queryByRole('region', { name: 'You looked at' })).toBeNull();
  expect(asked).toEqual([]);
});

test('the latest comes first, without the one of this page and those that are gone', async () => {
  for (const number of [1, 2, 3, 4]) rememberViewed(idOf(number), number);
  rememberViewed(idOf(1), 5);

  renderApp(<ViewedRow without={idOf(4)} />);

  const row = within(await screen.findByRole('region', { name: 'You looked at' }));
  const links = await row.findAllByRole('link', { name: /^Account/ });
  expect(links.map((link) => link.textContent)).toEqual([`Account ${idOf(1)}`, `Account ${idOf(3)}`]);
  expect(asked).toEqual([idOf(1), idOf(3), idOf(2)]);
});

test('it can be cleared, and no more than twenty are kept', async () => {
  for (let number = 1; number <= VIEWED_MAX + 5; number += 1) rememberViewed(idOf(number), number);
  expect(JSON.parse(localStorage.getItem('wibestore.viewed') ?? '')).toHaveLength(VIEWED_MAX);
  const { user } = renderApp(<ViewedRow />);

  await user.click(await screen.findByRole('button', { name: 'Clear what you looked at' }));

  expect(screen.queryByRole('region', { name: 'You looked at' })).toBeNull();
  expect(localStorage.getItem('wibestore.viewed')).toBeNull();
});

test('what is no id is never kept', () => {
  rememberViewed('../admin');

  expect(localStorage.getItem('wibestore.viewed')).toBeNull();
});
