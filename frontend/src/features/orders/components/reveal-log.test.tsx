import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { orderMock } from '../orders.mock';
import { RevealLog } from './reveal-log';

const reveals = [
  {
    revealed_at: '2026-11-25T10:00:00Z',
    ip: '84.54.70.xxx',
    user_agent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    by: 'buyer' as const,
    reason: '',
  },
  {
    revealed_at: '2026-11-25T12:00:00Z',
    ip: '',
    user_agent: '',
    by: 'staff' as const,
    reason: 'Checking the ban',
  },
];

test('says when, from where and on what; of staff also why', () => {
  renderApp(<RevealLog order={orderMock({ reveals, party: 'seller' })} />);

  const [first, second] = screen.getAllByRole('listitem');
  expect(first).toHaveTextContent('84.54.70.xxx');
  expect(first).toHaveTextContent('Buyer · Chrome on Android');
  expect(second).toHaveTextContent('The shop’s staff');
  expect(second).toHaveTextContent('Reason: Checking the ban');
});

test('is not there before the first look', () => {
  renderApp(<RevealLog order={orderMock({ reveals: [] })} />);
  expect(screen.queryByRole('list')).toBeNull();
});
