import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import type { Order } from '../api';
import { orderMock } from '../orders.mock';
import { OrderNow } from './order-now';

const show = (changes: Partial<Order>) =>
  renderApp(
    <OrderNow
      order={orderMock({ state: 'completed', blocked_events: {}, ...changes })}
      countdown={null}
      available={0}
      loginMethods={[]}
      renderTopUp={() => null}
      openDispute={null}
      reviewForm={null}
    />,
  );

test('an order that goes on says nothing of it', () => {
  show({ state: 'delivered' });
  expect(screen.queryByText(/wiped/)).toBeNull();
});

test('the buyer reads until when the login stays, and can still open it', () => {
  show({ credentials_wipe_at: '2027-02-21T05:00:00Z' });
  expect(screen.getByText(/will be wiped on/)).toHaveTextContent(/21.*2027.*Write it down before/);
  expect(screen.getByRole('button', { name: 'Reveal credentials' })).toBeVisible();
});

test('the seller reads the day alone', () => {
  show({ credentials_wipe_at: '2027-02-21T05:00:00Z', party: 'seller' });
  expect(screen.getByText(/will be wiped on/)).not.toHaveTextContent('Write it down');
});

test('once it is wiped there is nothing to open, and it says since when', () => {
  show({ credentials_wiped_at: '2027-02-21T21:15:00Z' });
  expect(screen.getByText(/was wiped on/)).toHaveTextContent(/22.*2027/);
  expect(screen.queryByRole('button', { name: 'Reveal credentials' })).toBeNull();
});
