import { screen, waitFor, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { methodMock, transactionMock } from '../payments.mock';
import { TransactionList } from './transaction-list';

const SALE = transactionMock({
  id: '01a20000-0000-7000-8000-0000000000a2',
  kind: 'order_release',
  description_code: 'order_release',
  amount: 450_000,
  deposit_id: null,
  order_id: '01a20000-0000-7000-8000-00000000000f',
});
const FAILED = transactionMock({ id: '01a20000-0000-7000-8000-0000000000a3', status: 'failed' });

function open(at = '/transactions') {
  const asked: string[] = [];
  server.use(
    http.get(api('/payments/transactions/'), ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ results: [SALE, FAILED], next: null, previous: null });
    }),
    http.get(api('/payments/methods/'), () => HttpResponse.json({ results: [methodMock()] })),
  );
  const { user } = renderApp(<TransactionList />, { at });
  return { user, asked };
}

const address = () => screen.getByTestId('address').textContent;

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => 'blob:table');
  URL.revokeObjectURL = vi.fn();
});

describe('TransactionList', () => {
  test('filters of the address are asked for and shown as chips', async () => {
    const { asked } = open('/transactions?kind=order_release&direction=in&from=2026-11-01&min_amount=100000');

    await screen.findByRole('button', { name: 'Sale income' });
    expect(asked).toEqual(['?kind=order_release&direction=in&from=2026-11-01&min_amount=100000']);
    expect(screen.getByRole('button', { name: 'Came in' })).toHaveAttribute('aria-pressed', 'true');
    const chips = within(screen.getByRole('list', { name: 'Filters that are on' }));
    expect(chips.getByRole('button', { name: 'Remove: Sale income' })).toBeVisible();
    expect(chips.getByRole('button', { name: 'Remove: From 1 November 2026' })).toBeVisible();
    expect(chips.getByRole('button', { name: 'Remove: At least 100\u202f000\u00a0UZS' })).toBeVisible();
  });

  test('what is chosen goes into the address, and "clear all" takes it off', async () => {
    const { user, asked } = open();

    await user.selectOptions(await screen.findByLabelText('Status'), 'Failed');
    await user.click(screen.getByRole('button', { name: 'Went out' }));
    await user.type(screen.getByLabelText('Sum to'), '70000{Enter}');
    await waitFor(() => expect(address()).toBe('/transactions?status=failed&direction=out&max_amount=70000'));
    await waitFor(() => expect(asked.at(-1)).toBe('?status=failed&direction=out&max_amount=70000'));
    await user.click(screen.getByRole('button', { name: 'Clear all' }));

    expect(address()).toBe('/transactions');
    expect(screen.getByLabelText('Sum to')).toHaveValue('');
  });

  test('a status that is no success is said beside the sum', async () => {
    open();

    const row = (await screen.findByRole('button', { name: 'Top-up' })).closest('li');
    expect(within(row as HTMLElement).getAllByText('Failed')[0]).toBeVisible();
  });

  test('the file is of the movements that are shown', async () => {
    const asked = vi.fn();
    server.use(
      http.get(api('/payments/transactions/export/'), ({ request }) => {
        asked(new URL(request.url).search);
        return new HttpResponse('\ufefftime', {
          headers: { 'Content-Disposition': 'attachment; filename="wibestore-transactions-2026-11-25.csv"' },
        });
      }),
    );
    const names: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    const { user } = open('/transactions?kind=deposit&status=completed&to=2026-11-30&max_amount=900000');

    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));

    await waitFor(() => expect(names).toEqual(['wibestore-transactions-2026-11-25.csv']));
    expect(asked).toHaveBeenCalledExactlyOnceWith(
      '?kind=deposit&status=completed&to=2026-11-30&max_amount=900000',
    );
  });

  test('one movement shows what else the same event moved', async () => {
    server.use(
      http.get(api(`/payments/transactions/${SALE.id}/`), () =>
        HttpResponse.json({
          ...SALE,
          balance_after: 1_450_000,
          order_number: 'A-7K2P',
          method: null,
          card_mask: null,
          related: [transactionMock({ id: 'r', kind: 'order_release', balance: 'held', amount: 1000 })],
        }),
      ),
    );
    const { user } = open();

    await user.click(await screen.findByRole('button', { name: 'Sale income' }));

    const dialog = within(await screen.findByRole('dialog', { name: 'Sale income' }));
    expect(await dialog.findByText('1 450 000')).toBeVisible();
    expect(dialog.getByRole('link', { name: 'Order A-7K2P' })).toHaveAttribute(
      'href',
      `/orders/${SALE.order_id}`,
    );
    expect(dialog.getByText('Sale income, on hold')).toBeVisible();
    expect(address()).toBe(`/transactions?open=${SALE.id}`);
  });
});
