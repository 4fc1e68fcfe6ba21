import type { SupportRequest } from './api';
import type { DeskSupport } from './desk-support-api';

const AT = '2026-11-26T10:00:00Z';

/** A request as its person sees it, for tests. */
export function supportMock(changes: Partial<SupportRequest> = {}): SupportRequest {
  return {
    id: 's1',
    number: 'S-K4M7Q2',
    topic: 'order',
    subject: null,
    state: 'open',
    can_write: true,
    reopen_until: null,
    created_at: AT,
    updated_at: AT,
    closed_at: null,
    messages: [
      { id: 'm1', seq: 1, author: 'person', text: 'Where is my order?', images: [], created_at: AT },
    ],
    ...changes,
  };
}

/** A request as the staff see it, for tests. */
export function deskSupportMock(changes: Partial<DeskSupport> = {}): DeskSupport {
  const { messages, ...card } = supportMock();
  return {
    ...card,
    person: {
      id: 'u1',
      username: 'aziz',
      display_name: 'Aziz',
      plan: 'free',
      rating: null,
      rating_count: 0,
      sales_count: 0,
      avatar: null,
      is_verified: false,
    },
    email: '',
    subject_link: '',
    waiting_since: AT,
    sla_at: AT,
    tone: 'ok',
    taken_by: null,
    version: 1,
    language: 'ru',
    messages: messages.map((message) => ({ ...message, by: '' })),
    allowed_events: ['answer', 'close'],
    ...changes,
  };
}
