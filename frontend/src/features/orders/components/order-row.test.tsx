import { screen } from '@testing-library/react';
import { renderApp } from '@tests/render';
import { describe, expect, it } from 'vitest';
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
});
