import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test } from 'vitest';
import { BarChart } from './bar-chart';
import { axisTop, linePath } from './chart-scale';
import { LineChart } from './line-chart';

const SERIES = [
  { key: 'gmv', label: 'GMV' },
  { key: 'fees', label: 'Fees' },
];
const POINTS = [
  { on: '2026-11-24', values: [1000, 100] },
  { on: '2026-11-25', values: [0, 0] },
  { on: '2026-11-26', values: [4000, 400] },
];

test.each([
  [0, 1],
  [7, 10],
  [1001, 2000],
  [2000, 2000],
  [4_850_000, 5_000_000],
])('the axis of %i ends at %i', (highest, top) => {
  expect(axisTop(highest)).toBe(top);
});

test('a line goes from edge to edge; one point is a dot in the middle', () => {
  expect(linePath([0, 1, 0.5], 100, 40)).toBe('M0 40L50 0L100 20');
  expect(linePath([0.5], 100, 40)).toBe('M50 20h0.01');
  expect(linePath([], 100, 40)).toBe('');
});

describe.each([
  ['BarChart', BarChart],
  ['LineChart', LineChart],
])('%s', (_name, Chart) => {
  test('is read day by day with the arrow keys, the latest first', async () => {
    const { user } = renderApp(<Chart title="Sales" series={SERIES} points={POINTS} />);
    const slider = screen.getByRole('slider', { name: 'Sales' });
    expect(slider).toHaveAttribute('aria-valuetext', '26 November 2026: GMV 4\u202f000, Fees 400');

    slider.focus();
    await user.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', '25 November 2026: GMV 0, Fees 0');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', '24 November 2026: GMV 1\u202f000, Fees 100');
  });

  test('tells all figures as a table', async () => {
    const { user } = renderApp(
      <Chart title="Sales" series={SERIES} points={POINTS} format={(value) => `${value} UZS`} />,
    );

    await user.click(screen.getByRole('button', { name: 'Show as a table' }));

    const rows = within(screen.getByRole('table', { name: 'Sales' })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'DayGMVFees',
      '26 November 20264000 UZS400 UZS',
      '25 November 20260 UZS0 UZS',
      '24 November 20261000 UZS100 UZS',
    ]);
  });

  test('tells several days as one point, and what is not drawn', async () => {
    const points = [{ on: '2026-11-20', until: '2026-11-26', values: [0], facts: [3, 1200] }];
    const facts = [
      { key: 'sold', label: 'Sold' },
      { key: 'views', label: 'Views' },
    ];
    const { user } = renderApp(
      <Chart title="Sales" series={SERIES.slice(0, 1)} facts={facts} points={points} empty="Nothing yet." />,
    );
    const words = '20 November 2026 – 26 November 2026: GMV 0, Sold 3, Views 1\u202f200';
    expect(screen.getByRole('slider', { name: 'Sales' })).toHaveAttribute('aria-valuetext', words);
    expect(screen.getByText('Nothing yet.')).toBeVisible();

    await user.click(screen.getByRole('button', { name: 'Show as a table' }));

    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'DayGMVSoldViews',
      '20 November 2026 – 26 November 2026031\u202f200',
    ]);
  });

  test('one day and no day are drawn too', () => {
    renderApp(<Chart title="One" series={SERIES} points={POINTS.slice(0, 1)} />);
    renderApp(<Chart title="None" series={SERIES} points={[]} />);

    expect(screen.getByRole('slider', { name: 'One' })).toHaveAttribute('aria-valuemax', '0');
    expect(screen.getByRole('slider', { name: 'None' })).toHaveAttribute('aria-valuetext', 'No figures yet');
  });
});
