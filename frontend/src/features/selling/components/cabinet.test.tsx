import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { gameMock, importMock, rowMock } from '../selling.mock';
import { CsvImport } from './csv-import';
import { OwnListings } from './own-listings';
import { SellerStats } from './seller-stats';

const rows = [
  rowMock({ id: '1', title: 'First account' }),
  rowMock({ id: '2', title: 'Second account', price: 300_000 }),
  rowMock({
    id: '3',
    title: 'Third account',
    status: 'paused',
    allowed_events: ['edit', 'resume', 'archive'],
  }),
];
const totals = { views: 200, favorites: 6, orders: 3, sold: 2, income: 900_000, conversion_bps: 150 };
const stats = {
  days: 30,
  totals,
  previous: { ...totals, income: 600_000, views: 0 },
  series: [
    { day: '2026-11-25', views: 120, sold: 1, income: 400_000 },
    { day: '2026-11-26', views: 80, sold: 1, income: 500_000 },
  ],
  statuses: { active: 2, paused: 1 },
};

beforeEach(() => server.use(http.get(api('/profile/selling/'), () => HttpResponse.json(stats))));

describe('OwnListings', () => {
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    server.use(
      http.get(api('/profile/listings/'), ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json({ results: rows, next: null, previous: null });
      }),
    );
  });

  it('shows each listing with its figures and keeps search, order and state in the address', async () => {
    const { user } = renderApp(<OwnListings />);

    const card = (await screen.findByText('First account')).closest('li') as HTMLElement;
    expect(within(card).getByText('Views').nextSibling ?? within(card).getByText('200')).toBeVisible();
    expect(within(card).getByText('4%')).toBeVisible();
    await user.type(screen.getByRole('searchbox'), 'ace');
    await user.selectOptions(screen.getByLabelText('Order'), 'price');
    await user.click(screen.getByRole('tab', { name: /On sale/ }));

    await waitFor(() => expect(screen.getByTestId('address')).toHaveTextContent('search=ace'));
    expect(screen.getByTestId('address')).toHaveTextContent('ordering=price');
    await waitFor(() => expect(asked.at(-1)).toMatch(/status=active.*search=ace.*ordering=price/));
  });

  it('changes the price of several after showing what becomes of each, and tells each outcome', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post(api('/profile/listings/bulk/'), async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({
          results: [
            { id: '1', is_changed: true, problem: null, listing: rows[0] },
            {
              id: '2',
              is_changed: false,
              problem: { code: 'listing.invalid_transition', title: 'No', params: {} },
              listing: rows[1],
            },
          ],
        });
      }),
    );
    const { user } = renderApp(<OwnListings />);

    await user.click(await screen.findByRole('checkbox', { name: 'Choose: First account' }));
    await user.click(screen.getByRole('checkbox', { name: 'Choose: Second account' }));
    expect(screen.getByText('2 listings chosen')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Change the price' }));
    await user.type(screen.getByRole('textbox', { name: 'Percent' }), '-10');
    expect(screen.getByText('450 000')).toBeVisible();
    expect(screen.getByText('270 000')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Change the price' }).at(-1) as HTMLElement);

    expect(await screen.findByText('Changed: 1 of 2')).toBeVisible();
    expect(screen.getByText('This listing cannot be changed now.')).toBeVisible();
    expect(sent).toEqual([{ ids: ['1', '2'], action: 'reprice', price: null, percent: -10 }]);
  });

  it('ticks a range with Shift, and all of the page', async () => {
    const { user } = renderApp(<OwnListings />);

    await user.click(await screen.findByRole('checkbox', { name: 'Choose: First account' }));
    await user.keyboard('{Shift>}');
    await user.click(screen.getByRole('checkbox', { name: 'Choose: Third account' }));
    await user.keyboard('{/Shift}');
    expect(screen.getByText('3 listings chosen')).toBeVisible();
    await user.click(screen.getByRole('checkbox', { name: 'Choose all on this page' }));

    expect(screen.queryByText('3 listings chosen')).not.toBeInTheDocument();
  });

  it('is ticked wherever the finger meets the box, and by its words', async () => {
    const { user } = renderApp(<OwnListings />);

    const box = await screen.findByRole('checkbox', { name: 'Choose: First account' });
    // On phones 44 px around a small box belong to its wrapper, which lies above it.
    await user.click(box.closest('.touch-target') as HTMLElement);
    expect(box).toBeChecked();
    await user.click(screen.getByText('Choose all on this page'));

    expect(screen.getByText('3 listings chosen')).toBeVisible();
  });

  it('asks before it archives', async () => {
    const deleted: string[] = [];
    server.use(
      http.delete(api('/listings/:id/'), ({ params }) => {
        deleted.push(String(params['id']));
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = renderApp(<OwnListings />);

    await user.click(await screen.findByRole('button', { name: 'Actions: First account' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    expect(deleted).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Yes, archive' }));

    await waitFor(() => expect(deleted).toEqual(['1']));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });
});

describe('SellerStats', () => {
  it('compares with the days before, tells a day by the arrow keys, and all days in a table', async () => {
    const { user } = renderApp(<SellerStats />);

    expect(await screen.findByText('+50% against before')).toBeVisible();
    expect(screen.getByText('nothing before')).toBeVisible();
    const chart = screen.getByRole('slider', { name: 'Income by days' });
    expect(chart).toHaveAttribute('aria-valuetext', expect.stringMatching(/500.000/));
    chart.focus();
    await user.keyboard('{ArrowLeft}');
    expect(chart).toHaveAttribute('aria-valuetext', expect.stringMatching(/400.000/));

    await user.click(screen.getByRole('button', { name: 'Show as a table' }));
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: '90 days' }));
    expect(screen.getByTestId('address')).toHaveTextContent('days=90');
  });
});

describe('CsvImport', () => {
  const file = new File(['title,price\nA,1'], 'accounts.csv', { type: 'text/csv' });
  const choose = async (user: ReturnType<typeof renderApp>['user']) => {
    await user.click(screen.getByLabelText('Game'));
    await user.click(screen.getByRole('option', { name: 'PUBG Mobile' }));
    await user.upload(screen.getByLabelText(/Choose a CSV file/), file);
  };

  it('tells row, column and problem, and imports nothing while there is one', async () => {
    const problem = { row: 2, column: 'price', code: 'min_value', title: 'At least', params: { min: 1000 } };
    server.use(
      http.post(api('/profile/listings/import/'), () =>
        HttpResponse.json(importMock({ valid_count: 1, problems: [problem] })),
      ),
    );
    const { user } = renderApp(<CsvImport games={[gameMock]} />);
    await choose(user);

    const cells = within(await screen.findByRole('table')).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      '2',
      'price',
      expect.stringMatching(/^At least 1.000\.$/),
    ]);
    expect(screen.getByRole('button', { name: 'Make 2 drafts' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('makes drafts of a right file and links them', async () => {
    const runs: string[] = [];
    server.use(
      http.post(api('/profile/listings/import/'), async ({ request }) => {
        const form = await request.text();
        const said = (name: string) => new RegExp(`name="${name}"\\s+(\\S+)`).exec(form)?.[1];
        runs.push(`${said('game')} ${said('dry_run')}`);
        return HttpResponse.json(
          said('dry_run') === 'true'
            ? importMock()
            : importMock({
                is_dry_run: false,
                created_count: 2,
                listings: [{ row: 2, id: 'abc', code: 'WB-1', title: 'First of the file' }],
              }),
        );
      }),
    );
    const { user } = renderApp(<CsvImport games={[gameMock]} />);
    await choose(user);
    await user.click(await screen.findByRole('button', { name: 'Make 2 drafts' }));

    expect(await screen.findByRole('link', { name: 'First of the file' })).toHaveAttribute(
      'href',
      '/sell/abc',
    );
    expect(runs).toEqual(['pubg-mobile true', 'pubg-mobile false']);
  });
});
