import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { expect, test } from 'vitest';
import { messageMock } from '../chat.mock';
import { SystemLine } from './system-line';

const paid = messageMock(1, {
  kind: 'system',
  event: 'order.paid',
  text: '',
  params: { order_id: '7' },
});
const PAID = /The order is paid/;

test.each(['/chats/c1', '/disputes/7', '/'])('what happened leads to its order from %s', (at) => {
  renderApp(<SystemLine message={paid} />, { at });
  expect(screen.getByText(PAID)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open the order' })).toHaveAttribute('href', '/orders/7');
});

test('on the page of that very order it is plain text', () => {
  renderApp(<SystemLine message={paid} />, { at: '/orders/7?tab=chat' });
  expect(screen.getByText(PAID)).toBeVisible();
  expect(screen.queryByRole('link')).not.toBeInTheDocument();
});

test('a dispute is a step further than the order one looks at', () => {
  const disputed = { ...paid, event: 'order.disputed', params: { order_id: '7', dispute_id: '9' } };
  renderApp(<SystemLine message={disputed} />, { at: '/orders/7' });
  expect(screen.getByRole('link', { name: 'Open the dispute' })).toHaveAttribute('href', '/disputes/9');
});
