import type { Deposit, PaymentMethod } from './deposits-api';

/** A usable payment method for tests. */
export function methodMock(changes: Partial<PaymentMethod> = {}): PaymentMethod {
  return {
    code: 'sandbox',
    name: 'Sandbox',
    description: { uz: 'Sinov', ru: 'Проба', en: 'A test' },
    min_amount: 1000,
    max_amount: 1_000_000,
    fee_bps: 0,
    is_available: true,
    unavailable_reason: '',
    ...changes,
  };
}

/** A pending deposit for tests. */
export function depositMock(changes: Partial<Deposit> = {}): Deposit {
  return {
    id: '01a20000-0000-7000-8000-00000000000d',
    reference: '123456789012',
    method: 'sandbox',
    amount: 500_000,
    status: 'pending',
    payment_url: 'https://pay.example.uz/123456789012',
    order_id: null,
    return_path: '/wallet',
    failure_code: '',
    created_at: '2026-11-23T06:00:00Z',
    expires_at: '2026-11-23T06:30:00Z',
    finished_at: null,
    ...changes,
  };
}
