import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test } from 'vitest';
import { walletMock } from '../payments.mock';
import { Balances } from './balances';
import { DebtBanner } from './debt-banner';

describe('Balances', () => {
  test('every part is named, explained and leads to where it comes from', () => {
    renderApp(<Balances wallet={walletMock({ held: 450_000, in_escrow: 70_000, payout_reserved: 1000 })} />);

    const parts = [
      ['In escrow', '70 000', 'My purchases', '/purchases'],
      ['On hold', '450 000', 'My sales', '/sales'],
      ['Being withdrawn', '1 000', 'My withdrawals', '/wallet/withdrawals'],
    ] as const;
    for (const [name, sum, link, to] of parts) {
      expect(screen.getByText(name).closest('div')).toHaveTextContent(sum);
      expect(screen.getByRole('link', { name: link })).toHaveAttribute('href', to);
    }
    expect(screen.getByRole('link', { name: 'Withdraw' })).toHaveAttribute('href', '/wallet/withdraw');
  });
});

describe('DebtBanner', () => {
  test('says what is owed and leads to bringing it in', () => {
    renderApp(<DebtBanner wallet={walletMock({ available: 0, debt: 120_000 })} />);

    expect(screen.getByRole('alert')).toHaveTextContent('You owe 120 000 UZS');
    expect(screen.getByRole('link', { name: /^Top up 120/ })).toHaveAttribute(
      'href',
      '/wallet?top_up=120000&next=%2Fwallet',
    );
  });

  test('nothing without a debt', () => {
    renderApp(<DebtBanner wallet={walletMock()} />);

    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
