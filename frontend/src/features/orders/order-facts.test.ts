import { describe, expect, it } from 'vitest';
import { nextClock } from './order-facts';
import { orderMock } from './orders.mock';

describe('nextClock', () => {
  const deadlines = { deliver_by: '2026-11-23T06:00:00Z', auto_cancel_at: '2026-11-24T05:00:00Z' };

  it('turns from the promise to the refund once the seller is late', () => {
    expect(nextClock(orderMock({ state: 'paid', ...deadlines }))?.kind).toBe('deliver');
    expect(nextClock(orderMock({ state: 'paid', is_overdue: true, ...deadlines }))).toEqual({
      kind: 'refund',
      at: deadlines.auto_cancel_at,
    });
  });

  it('shows a hold to the seller alone, until it is over', () => {
    const held = orderMock({ state: 'completed', party: 'seller', available_at: '2026-11-26T05:00:00Z' });
    const before = Date.parse('2026-11-25T05:00:00Z');

    expect(nextClock(held, before)?.kind).toBe('hold');
    expect(nextClock(held, Date.parse('2026-11-26T05:00:00Z'))).toBeNull();
    expect(nextClock({ ...held, party: 'buyer' }, before)).toBeNull();
  });
});

it('shows the time to answer in a dispute', () => {
  const order = orderMock({ state: 'disputed', respond_by: '2026-11-23T17:00:00Z' });
  expect(nextClock(order)).toEqual({ kind: 'respond', at: '2026-11-23T17:00:00Z' });
});
