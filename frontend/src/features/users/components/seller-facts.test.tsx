import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { roundedBps } from '../rounded-bps';
import { factsMock, newSellerMock } from '../users.mock';
import { SellerFactsList } from './seller-facts-list';

const figures = () =>
  Object.fromEntries(
    screen.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent]),
  );

test.each([
  [9487, 'down', 9480],
  [541, 'up', 550],
  [10_000, 'down', 10_000],
  [0, 'up', 0],
] as const)('%i basis points rounded %s are %i', (bps, round, rounded) => {
  expect(roundedBps(bps, round)).toBe(rounded);
});

test('each figure is told, with how it is counted', async () => {
  const { user } = renderApp(<SellerFactsList facts={factsMock()} />);

  expect(figures()).toEqual({
    'Orders completed': '37',
    'Went well': '94.8%',
    Delivery: '14 minutes',
    Disputes: '2',
  });
  expect(screen.getByText('at once: 33.3%')).toBeVisible();
  expect(screen.getByText('lost: 1')).toBeVisible();

  await user.click(screen.getByText('How is this counted?'));
  expect(within(screen.getByRole('list')).getAllByRole('listitem')).toHaveLength(4);
});

test.each([
  [{ instant_bps: 10_000, delivery_minutes: null }, 'At once'],
  [{ instant_bps: 0, delivery_minutes: 61 }, '2 hours'],
  [{ instant_bps: 0, delivery_minutes: 2_881 }, '3 days'],
  [{ instant_bps: 5_000, delivery_minutes: null }, '—'],
])('the time of delivery of %o is %s', (changes, words) => {
  renderApp(<SellerFactsList facts={factsMock(changes)} />);

  expect(figures().Delivery).toBe(words);
});

test('nobody is blamed for a dispute that did not happen', () => {
  renderApp(<SellerFactsList facts={factsMock({ disputed: 0, disputes_lost: 0, disputed_bps: 0 })} />);

  expect(figures().Disputes).toBe('0');
  expect(screen.queryByText(/^lost/)).not.toBeInTheDocument();
});

test.each([
  [0, 'New seller: no completed order yet.'],
  [1, 'New seller: 1 completed order so far.'],
  [4, 'New seller: 4 completed orders so far.'],
])('of a new seller with %i completed orders only that is told', (completed, words) => {
  renderApp(<SellerFactsList facts={newSellerMock(completed)} />);

  expect(screen.getByText(new RegExp(words))).toBeVisible();
  expect(screen.queryAllByRole('term')).toHaveLength(0);
  expect(screen.queryByText(/%/)).not.toBeInTheDocument();
});
