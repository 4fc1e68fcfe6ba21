import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, it } from 'vitest';
import type { Order } from '../api';
import { orderMock } from '../orders.mock';
import { OrderRow } from './order-row';

const disputed = orderMock({ state: 'disputed', respond_by: null, allowed_events: ['message', 'propose'] });

describe('OrderRow', () => {
  it('says that a proposal waits for an answer', () => {
    renderApp(<OrderRow order={{ ...disputed, allowed_events: ['propose', 'accept', 'withdraw'] }} />);

    expect(screen.getByText('Answer the proposal')).toBeVisible();
  });

  it.each([
    ['awaits the first word of the side that did not open the dispute', ['message'], 'Answer in the dispute'],
    ['lets the side that opened it wait', ['message', 'withdraw'], 'The dispute is being looked at'],
  ])('%s', (_, allowed_events, words) => {
    renderApp(<OrderRow order={{ ...disputed, respond_by: '2026-11-24T05:00:00Z', allowed_events }} />);

    expect(screen.getByText(words)).toBeVisible();
  });

  it.each<[Order['state'], Order['party'], number, string]>([
    ['partially_refunded', 'buyer', 200_000, '200 000 UZS came back to you'],
    ['partially_refunded', 'seller', 200_000, '270 000 UZS is yours, 200 000 UZS went back to the buyer'],
    ['refunded', 'buyer', 500_000, '500 000 UZS came back to you'],
    ['refunded', 'seller', 500_000, '500 000 UZS went back to the buyer'],
    ['cancelled', 'buyer', 500_000, '500 000 UZS came back to you'],
    ['cancelled', 'seller', 500_000, '500 000 UZS went back to the buyer'],
    ['cancelled', 'buyer', 0, 'No money was taken'],
  ])('says where the money of an order that is %s went: %s, %d', (state, party, refund_amount, words) => {
    const commission = (500_000 - refund_amount) / 10;
    const seller_amount = 500_000 - refund_amount - commission;
    renderApp(<OrderRow order={orderMock({ state, party, refund_amount, commission, seller_amount })} />);

    expect(screen.getByText(words)).toBeVisible();
  });
});
