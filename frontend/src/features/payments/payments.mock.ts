import type { Wallet } from './api';
import type { Deposit } from './card-payment';
import type { PaymentMethod } from './deposits-api';
import type { Transaction } from './transactions-api';

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
    can_withdraw: true,
    ...changes,
  };
}

/** What is said of a deposit that cannot go back, for tests. */
export function refundMock(changes: Partial<Deposit['refund']> = {}): Deposit['refund'] {
  return {
    is_possible: false,
    reason: 'not_succeeded',
    status: '',
    failure_code: '',
    requested_at: null,
    finished_at: null,
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
    needs_code: false,
    card_mask: '',
    created_at: '2026-11-23T06:00:00Z',
    expires_at: '2026-11-23T06:30:00Z',
    finished_at: null,
    transaction_id: null,
    refund: refundMock(),
    ...changes,
  };
}

/** A wallet of a million soʻm, all of it withdrawable, for tests. */
export function walletMock(changes: Partial<Wallet> = {}): Wallet {
  return {
    available: 1_000_000,
    held: 0,
    payout_reserved: 0,
    in_escrow: 0,
    debt: 0,
    currency: 'UZS',
    withdrawable: 1_000_000,
    withdrawal_limits: {
      min: 50_000,
      max_per_request: 50_000_000,
      daily: 5_000_000,
      left_today: 5_000_000,
    },
    ...changes,
  };
}

/** A top-up that has arrived, for tests. */
export function transactionMock(changes: Partial<Transaction> = {}): Transaction {
  return {
    id: '01a20000-0000-7000-8000-0000000000a1',
    kind: 'deposit',
    status: 'completed',
    balance: 'available',
    amount: 500_000,
    reference: 'deposit:01a20000-0000-7000-8000-00000000000d',
    description_code: 'deposit',
    order_id: null,
    deposit_id: '01a20000-0000-7000-8000-00000000000d',
    withdrawal_id: null,
    subscription_id: null,
    created_at: '2026-11-23T06:00:00Z',
    ...changes,
  };
}
