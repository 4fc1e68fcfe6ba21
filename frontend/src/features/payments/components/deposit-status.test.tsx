import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, test } from 'vitest';
import type { Deposit } from '../deposits-api';
import { depositMock } from '../payments.mock';
import { DepositStatus } from './deposit-status';

const ORDER_ID = '01a20000-0000-7000-8000-00000000000f';

describe('DepositStatus', () => {
  test('while it waits: the way back to the payment page', () => {
    renderApp(<DepositStatus deposit={depositMock()} />);

    expect(screen.getByRole('heading', { name: 'Waiting for the payment' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Back to the payment page' })).toHaveAttribute(
      'href',
      depositMock().payment_url,
    );
  });

  test('arrived for an order: the way to that order', () => {
    renderApp(<DepositStatus deposit={depositMock({ status: 'succeeded', order_id: ORDER_ID })} />);

    expect(screen.getByRole('heading', { name: 'The money has arrived' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Go to the order' })).toHaveAttribute(
      'href',
      `/orders/${ORDER_ID}`,
    );
  });

  test('arrived for another page: the way on', () => {
    renderApp(<DepositStatus deposit={depositMock({ status: 'succeeded', return_path: '/premium' })} />);

    expect(screen.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/premium');
  });

  test.each<[Deposit['status'], string, string]>([
    ['failed', '', 'The payment did not go through'],
    ['failed', 'declined_by_payer', 'The payment was cancelled'],
    ['cancelled', '', 'The payment was cancelled'],
    ['expired', '', 'The time to pay is over'],
  ])('%s %s: no money was taken, try again', (status, failure_code, title) => {
    renderApp(<DepositStatus deposit={depositMock({ status, failure_code, payment_url: '' })} />);

    expect(screen.getByRole('heading', { name: title })).toBeVisible();
    expect(screen.getByText(/No money was taken/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Try again' })).toHaveAttribute('href', '/wallet');
  });
});
