import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { api, server } from '@tests/server';
import { HttpResponse, http } from 'msw';
import { describe, expect, test, vi } from 'vitest';
import { depositMock, transactionMock } from '../payments.mock';
import { DepositFacts } from './deposit-facts';

describe('DepositFacts', () => {
  test('a paid deposit is a receipt with its transaction, and can be printed', async () => {
    const asked: string[] = [];
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    server.use(
      http.get(api('/payments/transactions/'), ({ request }) => {
        asked.push(new URL(request.url).search);
        const other = transactionMock({ id: 'other', deposit_id: 'another' });
        return HttpResponse.json({ results: [other, transactionMock()], next: null, previous: null });
      }),
    );
    const deposit = depositMock({
      status: 'succeeded',
      finished_at: '2026-11-23T06:02:00Z',
      card_mask: '860006******0019',
    });
    const { user } = renderApp(<DepositFacts deposit={deposit} methodName="Uzcard" />);

    const receipt = within(screen.getByRole('region', { name: 'Receipt' }));
    expect(await receipt.findByText(transactionMock().id)).toBeVisible();
    expect(receipt.getByText('Uzcard')).toBeVisible();
    expect(receipt.getByText('123456789012')).toBeVisible();
    expect(receipt.getByText(/0019/)).toBeVisible();
    expect(receipt.getByText(/500/)).toBeVisible();
    expect(asked).toEqual(['?kind=deposit&min_amount=500000&max_amount=500000']);
    await user.click(screen.getByRole('button', { name: 'Print the receipt' }));
    expect(print).toHaveBeenCalledOnce();
  });

  test('one that waits says until when, and is no receipt', () => {
    renderApp(<DepositFacts deposit={depositMock()} methodName={undefined} />);

    expect(screen.getByText('Can be paid until')).toBeVisible();
    expect(screen.getByText('sandbox')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Receipt' })).toBeNull();
  });
});
