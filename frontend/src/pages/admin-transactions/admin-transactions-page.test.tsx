import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { deskTransactionMock } from '@/features/backoffice/desk.mock';
import type { DeskTransaction } from '@/features/backoffice/transactions-desk-api';
import '@/shared/desk/desk-problem-words';
import { type Staff, StaffContext } from '@/shared/desk/use-roles';
import { AdminTransactionsPage } from './admin-transactions-page';

function open(rows: DeskTransaction[], at = '/admin/transactions', role: Staff['role'] = 'finance') {
  const asked: string[] = [];
  server.use(
    http.get(api('/admin/transactions/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: rows, next: null, previous: null });
    }),
  );
  const view = renderApp(
    <StaffContext value={{ id: 'me', username: 'malika', role }}>
      <AdminTransactionsPage />
    </StaffContext>,
    { at },
  );
  return { ...view, asked };
}

describe('AdminTransactionsPage', () => {
  test('the panel of an entry shows all of its lines', async () => {
    const entry = deskTransactionMock();
    server.use(http.get(api(`/admin/transactions/${entry.id}/`), () => HttpResponse.json(entry)));
    open([entry], `/admin/transactions?open=${entry.id}`);

    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('Wallet: available')).toBeVisible();
    expect(panel.getByText('At the provider')).toBeVisible();
    expect(panel.getByText('123456789012')).toBeVisible();
    expect(panel.getByRole('link', { name: 'dilnoza' })).toHaveAttribute(
      'href',
      '/admin/users/01900000-0000-7000-8000-000000000007',
    );
  });

  test('asks by what the address says, the words over the table as a reference', async () => {
    const { asked } = open(
      [],
      '/admin/transactions?search=W-7K2PQ4&kind=withdrawal,withdrawal_paid&min_amount=1000&first_on=2026-11-01&last_on=2026-11-26',
    );

    await waitFor(() => expect(asked).toHaveLength(1));
    expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
      reference: 'W-7K2PQ4',
      kind: 'withdrawal,withdrawal_paid',
      min_amount: '1000',
      first_on: '2026-11-01',
      last_on: '2026-11-26',
    });
  });

  test('nothing there: there is nothing to download', async () => {
    open([]);

    expect(await screen.findByText('No money has moved in the last 31 days.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Download CSV' })).toHaveAttribute('aria-disabled', 'true');
  });

  test('an entry that is not there is told in the panel', async () => {
    server.use(
      http.get(api('/admin/transactions/gone/'), () =>
        HttpResponse.json({ code: 'ledger.entry_not_found', title: '', status: 404 }, { status: 404 }),
      ),
    );
    open([], '/admin/transactions?open=gone');

    const panel = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(panel.getByRole('heading', { name: 'Entry' })).toBeVisible());
    expect(panel.queryByRole('table')).toBeNull();
  });

  test('a moderator asks for nothing', async () => {
    const { asked } = open([], '/admin/transactions', 'moderator');

    expect(await screen.findByRole('heading', { name: 'Transactions' })).toBeVisible();
    expect(asked).toEqual([]);
  });

  test('a row says how the wallet changed, and Enter opens its panel', async () => {
    const entry = deskTransactionMock();
    server.use(http.get(api(`/admin/transactions/${entry.id}/`), () => HttpResponse.json(entry)));
    const { user } = open([entry]);

    const row = within(await screen.findByRole('row', { name: /Top-up/ }));
    expect(row.getByText(/^\+\s?500/)).toBeVisible();
    row.getByRole('button', { name: 'Top-up' }).focus();
    await user.keyboard('{Enter}');

    expect(await screen.findByRole('dialog', { name: 'Top-up' })).toBeVisible();
    expect(screen.getByTestId('address')).toHaveTextContent(`open=${entry.id}`);
  });

  test('an order is a way on only for those who may see it', async () => {
    const entry = deskTransactionMock({
      kind: 'order_hold',
      deposit: null,
      order: { id: 'o1', number: 'W-7K2PQ4' },
    });
    server.use(http.get(api(`/admin/transactions/${entry.id}/`), () => HttpResponse.json(entry)));
    const { unmount } = open([entry], `/admin/transactions?open=${entry.id}`);
    const panel = within(await screen.findByRole('dialog'));
    expect(await panel.findByText('W-7K2PQ4')).toBeVisible();
    expect(panel.queryByRole('link', { name: 'W-7K2PQ4' })).toBeNull();
    unmount();

    open([entry], `/admin/transactions?open=${entry.id}`, 'admin');
    expect(await screen.findByRole('link', { name: 'W-7K2PQ4' })).toHaveAttribute('href', '/orders/o1');
  });
});
