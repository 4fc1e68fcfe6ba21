import type { Schema } from '@/shared/api/types';
import type { Me } from './api';

/** A signed-in person for tests. */
export function meMock(changes: Partial<Me> = {}): Me {
  return {
    id: '01a20000-0000-7000-8000-000000000001',
    email: 'aziz@example.uz',
    username: 'aziz',
    display_name: 'Aziz',
    about: '',
    phone: '',
    language: 'en',
    time_zone: 'Asia/Tashkent',
    work_from: null,
    work_to: null,
    away_until: null,
    is_email_verified: false,
    is_staff: false,
    staff_role: '',
    plan: 'free',
    rating: null,
    rating_count: 0,
    sales_count: 0,
    created_at: '2026-11-01T00:00:00Z',
    pending_email: null,
    has_password: true,
    has_google: false,
    has_two_factor: false,
    two_factor_due: false,
    avatar: null,
    is_verified: false,
    may: { sell: '', withdraw: '' },
    ...changes,
  };
}

/** How a known seller's orders went, for tests. */
export function factsMock(changes: Partial<Schema<'SellerFacts'>> = {}): Schema<'SellerFacts'> {
  return {
    is_new: false,
    completed: 37,
    completion_bps: 9487,
    delivery_minutes: 14,
    instant_bps: 3333,
    disputed: 2,
    disputed_bps: 541,
    disputes_lost: 1,
    ...changes,
  };
}

/** A seller who is new: of them only the completed orders are told. */
export function newSellerMock(completed = 0): Schema<'SellerFacts'> {
  return {
    is_new: true,
    completed,
    completion_bps: null,
    delivery_minutes: null,
    instant_bps: null,
    disputed: null,
    disputed_bps: null,
    disputes_lost: null,
  };
}
