import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Stats } from '@/features/figures/api';
import { statsMock } from '@/features/figures/figures.mock';
import { StatisticsPage } from './statistics-page';

function show(given: Partial<Stats> = {}) {
  server.use(http.get(api('/stats/'), () => HttpResponse.json(statsMock(given))));
  return renderApp(<StatisticsPage />, { at: '/statistics' });
}

test('the figures are told with what they count', async () => {
  show();

  await screen.findByText('5 200');
  const told = screen.getAllByRole('term').map((term) => [term.textContent, term.nextSibling?.textContent]);
  expect(told).toEqual([
    ['Accounts on sale', '1\u202f240'],
    ['Sellers', '310'],
    ['Completed orders', '5\u202f200'],
    ['In 30 days', '860'],
    ['Delivery by hand', '14 minutes'],
    ['Without a dispute', '97.1%'],
  ]);
});

test('a day with fewer than five is told as that, in the chart and in its table', async () => {
  const { user } = show();

  const chart = await screen.findByRole('slider', { name: 'Completed orders by day' });
  expect(chart).toHaveAttribute('aria-valuetext', '25 November 2026: Completed orders fewer than five');
  await user.click(screen.getByRole('button', { name: 'Show as a table' }));

  const rows = within(screen.getByRole('table', { name: 'Completed orders by day' })).getAllByRole('row');
  expect(rows.map((row) => row.textContent)).toEqual([
    'DayCompleted orders',
    '25 November 2026fewer than five',
    '24 November 202630',
  ]);
});

test('where no day had five there are words and a way on, and no empty frame', async () => {
  show({ days: [{ on: '2026-11-24', completed: null }] });

  expect(await screen.findByRole('heading', { name: 'No busy days yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the catalog' })).toHaveAttribute('href', '/catalog');
  expect(screen.queryByRole('slider')).toBeNull();
  expect(screen.getByText('860')).toBeVisible();
});

test('games are told with a link to each', async () => {
  show();

  const table = await screen.findByRole('table', { name: 'By game' });
  expect(within(table).getByRole('link', { name: 'PUBG Mobile' })).toHaveAttribute(
    'href',
    '/games/pubg-mobile',
  );
  const small = within(table).getByRole('row', { name: /Standoff 2/ });
  expect(within(small).getByText('fewer than five')).toBeInTheDocument();
  expect(within(small).getByText('—')).toBeInTheDocument();
});

test('what is not known is not made up', async () => {
  show({ delivery_minutes: null, undisputed_bps: null, as_of: null, games: [] });

  await screen.findByText('860');
  expect(screen.getAllByText('—')).toHaveLength(2);
  expect(screen.queryByText(/last counted/)).not.toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('a shop without anything says so, and what to do', async () => {
  show({ active_listings: 0, completed: 0 });

  expect(await screen.findByRole('heading', { name: 'Nothing to count yet' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Sell an account' })).toHaveAttribute('href', '/sell');
});

test('figures that cannot be had are asked for again', async () => {
  server.use(
    http.get(api('/stats/'), () => HttpResponse.json({ code: 'server.error', status: 500 }, { status: 500 })),
  );
  const { user } = renderApp(<StatisticsPage />);
  const again = await screen.findByRole('button', { name: 'Try again' }, { timeout: 10_000 });
  server.use(http.get(api('/stats/'), () => HttpResponse.json(statsMock())));

  await user.click(again);

  expect(await screen.findByText('860')).toBeVisible();
});
