import type { Chat } from './api';
import type { Message } from './thread';

export const CHAT_ID = '01900000-0000-7000-8000-0000000000c1';
export const SELLER_ID = '01900000-0000-7000-8000-000000000004';

/** A conversation about an account, as its buyer sees it; for tests. */
export function chatMock(changes: Partial<Chat> = {}): Chat {
  return {
    id: CHAT_ID,
    party: 'buyer',
    listing: {
      id: '01900000-0000-7000-8000-000000000002',
      code: 'WB-TEST1',
      title: 'Conqueror with four X-Suits',
      status: 'active',
      price: 500_000,
      game: { slug: 'pubg-mobile', name: 'PUBG Mobile' },
      image: null,
    },
    order: null,
    other: {
      id: SELLER_ID,
      username: 'seller',
      display_name: 'Seller',
      plan: 'free',
      rating: null,
      rating_count: 0,
      sales_count: 0,
      avatar: null,
      is_verified: false,
      is_online: false,
      last_seen_at: null,
      read_up_to: 0,
    },
    last_message: null,
    last_sequence: 0,
    read_up_to: 0,
    unread_count: 0,
    is_blocked: false,
    can_send: true,
    send_refusal: '',
    created_at: '2026-11-23T05:00:00Z',
    ...changes,
  };
}

/** The message number `sequence`, the seller's unless said otherwise; for tests. */
export function messageMock(sequence: number, changes: Partial<Message> = {}): Message {
  return {
    id: `01900000-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
    conversation_id: CHAT_ID,
    sequence,
    kind: 'text',
    sender_id: SELLER_ID,
    sender_party: 'seller',
    client_id: null,
    text: `message ${sequence}`,
    image: null,
    event: '',
    params: {},
    is_masked: false,
    is_hidden: false,
    created_at: '2026-11-23T05:00:00Z',
    ...changes,
  };
}
