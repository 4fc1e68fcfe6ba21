import type { Schema } from '@/shared/api/types';
import type { MyReport } from './reports-api';
import type { MyVerdict } from './verdicts-api';

const labels = (en: string) => ({ uz: en, ru: en, en });

/** Why things can be reported, in short, for tests. */
export function reasonsMock(): Schema<'ReasonsOut'> {
  const insult = { code: 'insult', label: labels('Insult'), asks_text: false, children: [] };
  const other = { code: 'other', label: labels('Something else'), asks_text: true, children: [] };
  const fraud = {
    code: 'fraud',
    label: labels('Fraud'),
    asks_text: false,
    children: [
      { code: 'stolen_account', label: labels('The account is stolen'), asks_text: false },
      { code: 'deal_outside', label: labels('Wants to deal outside the shop'), asks_text: false },
    ],
  };
  return {
    listing: [fraud, other],
    user: [fraud, insult, other],
    message: [insult, other],
    review: [insult, other],
  };
}

/** One's own report of a listing that waits, for tests. */
export function myReportMock(changes: Partial<MyReport> = {}): MyReport {
  return {
    id: '01b20000-0000-7000-8000-0000000000a1',
    subject: {
      kind: 'listing',
      id: '01b20000-0000-7000-8000-0000000000a2',
      title: 'Ace account with two X-Suits',
    },
    reason: 'stolen_account',
    status: 'pending',
    outcome: '',
    created_at: '2026-11-26T08:00:00Z',
    closed_at: null,
    ...changes,
  };
}

/** A warning for a review that is in force and can be appealed against, for tests. */
export function myVerdictMock(changes: Partial<MyVerdict> = {}): MyVerdict {
  return {
    id: '01b20000-0000-7000-8000-0000000000b1',
    kind: 'warn',
    subject: { kind: 'review', id: '01b20000-0000-7000-8000-0000000000b2', title: 'A rude review' },
    reason: 'insult',
    text: 'Please stay polite with other people.',
    given_at: '2026-11-26T08:00:00Z',
    expires_at: null,
    ended_at: null,
    end_reason: '',
    appeal: null,
    appeal_until: '2026-12-26T08:00:00Z',
    seen_at: null,
    ...changes,
  };
}
