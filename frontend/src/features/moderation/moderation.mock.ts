import type { Schema } from '@/shared/api/types';
import type { LookCard, LookListing, LookTask } from './desk-listing-types';

/** A look that waits for a moderator, for tests. */
export function lookTaskMock(changes: Partial<LookTask> = {}): LookTask {
  return {
    id: '01a20000-0000-7000-8000-0000000000f1',
    kind: 'new',
    submitted_at: '2026-11-26T08:00:00Z',
    sla_at: '2999-11-26T12:00:00Z',
    tone: 'ok',
    claimed_by: null,
    claimed_until: null,
    flags: [],
    ...changes,
  };
}

/** A listing that waits for a moderator, for tests. */
export function lookCardMock(changes: Partial<LookCard> = {}): LookCard {
  return {
    id: '01a20000-0000-7000-8000-0000000000f2',
    code: 'WB-QDH52',
    title: 'Ace account with two X-Suits',
    price: 4_850_000,
    status: 'pending',
    game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
    seller: {
      id: '01a20000-0000-7000-8000-0000000000f3',
      username: 'aziz',
      display_name: 'Aziz',
      plan: 'free',
      rating: null,
      rating_count: 0,
      sales_count: 0,
      avatar: null,
      is_verified: false,
    },
    image: null,
    image_count: 0,
    highlights: [],
    delivery: 'instant',
    is_premium: false,
    view_count: 0,
    favorite_count: 0,
    published_at: null,
    created_at: '2026-11-26T08:00:00Z',
    version: 3,
    same_pictures: [],
    task: lookTaskMock(),
    ...changes,
  };
}

/** A listing whole, as a moderator reads it; for tests. */
export function lookMock(changes: Partial<LookListing> = {}): LookListing {
  return {
    ...lookCardMock(),
    description: 'Level 71, never shared.',
    attributes: { level: 71 },
    images: [],
    delivery_sla_minutes: 30,
    login_method: 'google',
    updated_at: '2026-11-26T08:00:00Z',
    language: 'uz',
    seller_language: 'uz',
    rejection_reason: null,
    rejection_fields: null,
    is_hidden: false,
    hidden_until: null,
    has_credentials: true,
    allowed_events: ['approve', 'reject'],
    flags: [],
    checklist: [
      { code: 'pictures', label: { uz: 'Rasmlar', ru: 'Изображения', en: 'Pictures show it' } },
      { code: 'price', label: { uz: 'Narx', ru: 'Цена', en: 'The price is plausible' } },
    ],
    diff: null,
    seller_facts: { sales: 0, rejected_30d: 0, verdicts: 0, is_verified: false },
    price_hint: { count: 0, low: null, median: null, high: null, basis: 'game' },
    fingerprint_kin: [],
    history: [],
    ...changes,
  };
}

/** A verdict that hides a review and is in force, as the staff sees it; for tests. */
export function deskVerdictMock(changes: Partial<Schema<'VerdictOut'>> = {}): Schema<'VerdictOut'> {
  return {
    id: '01b20000-0000-7000-8000-0000000000d1',
    kind: 'hide',
    subject: { kind: 'review', id: '01b20000-0000-7000-8000-0000000000b2', title: 'A rude review' },
    reason: 'insult',
    text: 'Please stay polite with other people.',
    given_at: '2026-11-26T08:00:00Z',
    expires_at: null,
    ended_at: null,
    end_reason: '',
    seen_at: null,
    report_id: 'r1',
    user: lookCardMock().seller,
    given_by: { id: 'other', username: 'bobur' },
    appeal: null,
    ...changes,
  };
}

/** A review that one person reported and nobody looked at yet, whole; its author reads Russian. For tests. */
export function reportWholeMock(changes: Partial<Schema<'ReportOut'>> = {}): Schema<'ReportOut'> {
  const seller = lookCardMock().seller;
  return {
    id: 'r1',
    status: 'pending',
    subject: { kind: 'review', id: 's', title: 'A rude review', link: '' },
    accused: seller,
    accused_language: 'ru',
    voice_count: 1,
    weight: 3,
    reasons: [{ code: 'insult', count: 1 }],
    taken_by: null,
    claimed_until: null,
    created_at: '2026-11-26T08:00:00Z',
    closed_at: null,
    sla_at: '2999-11-26T12:00:00Z',
    tone: 'ok',
    version: 4,
    voices: [
      {
        reporter: { ...seller, id: 'reporter', username: 'nodir', display_name: 'Nodir' },
        reason: 'insult',
        text: 'He insults me.',
        image: null,
        weight: 3,
        created_at: '2026-11-26T08:00:00Z',
      },
    ],
    excerpt: { title: 'A rude review', text: 'Very rude words' },
    resolution_text: '',
    verdicts: [],
    allowed_events: ['take', 'resolve', 'reject'],
    ...changes,
  };
}
