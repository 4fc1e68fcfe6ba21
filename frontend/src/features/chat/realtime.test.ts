import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import type { ServerFrame } from '@/shared/realtime/frames';
import {
  type Chat,
  type ChatPages,
  chatOptions,
  chatsOptions,
  chatUnreadOptions,
  threadOptions,
} from './api';
import { CHAT_ID, chatMock, messageMock, SELLER_ID } from './chat.mock';
import { keepRead, onChatFrame, onUserFrame } from './realtime';

const OTHER_ID = '01900000-0000-7000-8000-0000000000c2';
let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
  client.setQueryData(chatOptions(CHAT_ID).queryKey, chatMock());
  client.setQueryData<ChatPages>(chatsOptions().queryKey, {
    pageParams: [null],
    pages: [{ results: [chatMock({ id: OTHER_ID }), chatMock()], next: null, previous: null }],
  });
  client.setQueryData(threadOptions(CHAT_ID).queryKey, { messages: [messageMock(1)], hasOlder: false });
  client.setQueryData(chatUnreadOptions().queryKey, 2);
});

const frame = <Type extends ServerFrame['type']>(
  type: Type,
  data: Extract<ServerFrame, { type: Type }>['data'],
) => ({ type, id: 'f', data }) as unknown as ServerFrame;
const chat = () => client.getQueryData(chatOptions(CHAT_ID).queryKey) as Chat;
const listed = () =>
  (client.getQueryData<ChatPages>(chatsOptions().queryKey)?.pages ?? []).flatMap(({ results }) => results);

test('chat.message: into the history, and the conversation moves to the top of the list', () => {
  onChatFrame(client, frame('chat.message', messageMock(2)));
  expect(client.getQueryData(threadOptions(CHAT_ID).queryKey)?.messages).toHaveLength(2);
  expect(listed().map(({ id }) => id)).toEqual([CHAT_ID, OTHER_ID]);
  expect(listed()[0]?.last_message?.sequence).toBe(2);
  expect(chat().last_sequence).toBe(2);
});

test('an older message that comes late does not become the last one', () => {
  onChatFrame(client, frame('chat.message', messageMock(3)));
  onChatFrame(client, frame('chat.message', messageMock(2)));
  expect(chat().last_message?.sequence).toBe(3);
});

test('chat.receipt and chat.presence: only of the other side, and never backwards', () => {
  const receipt = { conversation_id: CHAT_ID, user_id: SELLER_ID, read_up_to: 5 };
  onChatFrame(client, frame('chat.receipt', receipt));
  onChatFrame(client, frame('chat.receipt', { ...receipt, read_up_to: 3 }));
  onChatFrame(client, frame('chat.receipt', { ...receipt, user_id: 'me', read_up_to: 9 }));
  expect(chat().other.read_up_to).toBe(5);

  const presence = { conversation_id: CHAT_ID, user_id: SELLER_ID, is_online: true, last_seen_at: null };
  onChatFrame(client, frame('chat.presence', presence));
  expect(chat().other.is_online).toBe(true);
});

test('chat.resumed: who has read how far, and who is there', () => {
  const about = { conversation_id: CHAT_ID, user_id: SELLER_ID };
  onChatFrame(
    client,
    frame('chat.resumed', {
      conversation_id: CHAT_ID,
      last_sequence: 1,
      has_more: false,
      receipts: [{ ...about, read_up_to: 1 }],
      presence: [{ ...about, is_online: true, last_seen_at: null }],
    }),
  );
  expect(chat().other).toMatchObject({ read_up_to: 1, is_online: true });
});

test('chat.unread: the counts and the last message of the list', () => {
  onUserFrame(
    client,
    frame('chat.unread', {
      conversation_id: CHAT_ID,
      unread_count: 3,
      unread_total: 4,
      last_message: messageMock(7),
    }),
  );
  expect(client.getQueryData(chatUnreadOptions().queryKey)).toBe(4);
  expect(listed()[0]).toMatchObject({ id: CHAT_ID, unread_count: 3, last_sequence: 7 });
});

test('what was read is unread nowhere', () => {
  onUserFrame(
    client,
    frame('chat.unread', {
      conversation_id: CHAT_ID,
      unread_count: 1,
      unread_total: 2,
      last_message: messageMock(2),
    }),
  );
  keepRead(client, CHAT_ID, 2);
  expect(chat()).toMatchObject({ read_up_to: 2, unread_count: 0 });
  expect(client.getQueryData(chatUnreadOptions().queryKey)).toBe(1);
  keepRead(client, CHAT_ID, 2);
  expect(client.getQueryData(chatUnreadOptions().queryKey)).toBe(1);
});
