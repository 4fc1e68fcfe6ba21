import type { Difference, ProviderCall } from './providers-api';

/** A payment that only Payme knows, for tests. */
export function differenceMock(changes: Partial<Difference> = {}): Difference {
  return {
    id: '01a20000-0000-7000-8000-0000000000f1',
    provider: 'payme',
    day: '2026-11-22',
    kind: 'missing_here',
    line_kind: 'payment',
    external_id: '5305e3bab097f420a62ced0b',
    reference: '123456789012',
    our_amount: null,
    their_amount: 500_000,
    occurred_at: '2026-11-22T06:00:00Z',
    found_at: '2026-11-23T00:10:00Z',
    resolved_at: null,
    note: '',
    ...changes,
  };
}

/** A genuine call that a bug of ours broke, for tests. */
export function providerCallMock(changes: Partial<ProviderCall> = {}): ProviderCall {
  return {
    id: '01a20000-0000-7000-8000-0000000000f2',
    provider: 'payme',
    received_at: '2026-11-23T06:00:00Z',
    ip: '185.234.113.1',
    http_method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Payme' },
    body: '{"method":"PerformTransaction","id":7}',
    is_authentic: true,
    outcome: 'error',
    response_status: 200,
    duration_ms: 14,
    replay_of: null,
    can_replay: true,
    ...changes,
  };
}
