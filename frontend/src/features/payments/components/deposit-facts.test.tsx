import { screen, within } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test, vi } from 'vitest';
import { depositMock } from '../payments.mock';
import { DepositFacts } from './deposit-facts';

describe('DepositFacts', () => {
  test('a paid deposit is a receipt with its transaction, and can be printed', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const deposit = depositMock({
      status: 'succeeded',
      finished_at: '2026-11-23T06:02:00Z',
      card_mask: '860006******0019',
      transaction_id: '01a20000-0000-7000-8000-0000000000aa',
    });
    const { user } = renderApp(<DepositFacts deposit={deposit} methodName="Uzcard" />);

    const receipt = within(screen.getByRole('region', { name: 'Receipt' }));
    expect(receipt.getByRole('link', { name: '01a20000-0000-7000-8000-0000000000aa' })).toHaveAttribute(
      'href',
      '/transactions?open=01a20000-0000-7000-8000-0000000000aa',
    );
    expect(receipt.getByText('Uzcard')).toBeVisible();
    expect(receipt.getByText('123456789012')).toBeVisible();
    expect(receipt.getByText(/0019/)).toBeVisible();
    expect(receipt.getByText(/500/)).toBeVisible();
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
