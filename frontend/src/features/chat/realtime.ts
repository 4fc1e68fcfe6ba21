import type { QueryClient } from '@tanstack/react-query';
import { Problem } from '@/shared/api/problem';
import type { Schema } from '@/shared/api/types';
import type { FrameOf, ServerFrame } from '@/shared/realtime/frames';
import {
  type Chat,
  type ChatPages,
  chatOptions,
  chatsOptions,
  chatUnreadOptions,
  threadOptions,
} from './api';
import { outbox } from './outbox';
import { type Message, withMessages } from './thread';

/** What a conversation's own socket says, put into the cache. What it says of typing is the room's own affair. */
export function onChatFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type === 'chat.message') keepMessage(queryClient, frame.data);
  else if (frame.type === 'chat.receipt') keepReceipt(queryClient, frame.data);
  else if (frame.type === 'chat.presence') keepPresence(queryClient, frame.data);
  else if (frame.type === 'problem') keepRefusal(frame);
  else if (frame.type === 'chat.resumed') {
    for (const receipt of frame.data.receipts) keepReceipt(queryClient, receipt);
    for (const presence of frame.data.presence) keepPresence(queryClient, presence);
  }
}

/** What the shop's own socket says of conversations. */
export function onUserFrame(queryClient: QueryClient, frame: ServerFrame): void {
  if (frame.type !== 'chat.unread') return;
  const { conversation_id: id, unread_count, unread_total, last_message } = frame.data;
  queryClient.setQueryData(chatUnreadOptions().queryKey, unread_total);
  patchChat(queryClient, id, (chat) => ({ ...chat, unread_count }));
  if (last_message) showLast(queryClient, last_message);
  const list = queryClient.getQueryData(chatsOptions().queryKey);
  if (list && !chatsIn(list).some((chat) => chat.id === id)) {
    void queryClient.invalidateQueries({ queryKey: chatsOptions().queryKey });
  }
}

/** After a time without news: ask again for what they would have changed. */
export function catchUp(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: chatsOptions().queryKey });
  void queryClient.invalidateQueries({ queryKey: chatUnreadOptions().queryKey });
}

/** A message that the server has stored, whichever way it came: into its place, and out of the outbox. */
export function keepMessage(queryClient: QueryClient, message: Message): void {
  keepMessages(queryClient, message.conversation_id, [message]);
}

/** The same for several, in any order. */
export function keepMessages(queryClient: QueryClient, chatId: string, messages: readonly Message[]): void {
  queryClient.setQueryData(
    threadOptions(chatId).queryKey,
    (thread) => thread && withMessages(thread, messages),
  );
  for (const { client_id } of messages) if (client_id) outbox.remove(client_id);
  const last = messages.at(-1);
  if (last) showLast(queryClient, last);
}

/** The reader has seen everything up to a message. */
export function keepRead(queryClient: QueryClient, chatId: string, upTo: number, unreadTotal?: number): void {
  const hadUnread = (queryClient.getQueryData(chatOptions(chatId).queryKey)?.unread_count ?? 0) > 0;
  patchChat(queryClient, chatId, (chat) => ({
    ...chat,
    read_up_to: Math.max(chat.read_up_to, upTo),
    unread_count: upTo >= chat.last_sequence ? 0 : chat.unread_count,
  }));
  queryClient.setQueryData(
    chatUnreadOptions().queryKey,
    (total) => unreadTotal ?? (total && hadUnread ? Math.max(0, total - 1) : total),
  );
}

function keepReceipt(queryClient: QueryClient, receipt: Schema<'ReceiptData'>): void {
  const { conversation_id: id, user_id, read_up_to } = receipt;
  patchChat(queryClient, id, (chat) =>
    chat.other.id === user_id
      ? { ...chat, other: { ...chat.other, read_up_to: Math.max(chat.other.read_up_to, read_up_to) } }
      : chat,
  );
}

function keepPresence(queryClient: QueryClient, presence: Schema<'PresenceData'>): void {
  const { conversation_id: id, user_id, is_online, last_seen_at } = presence;
  patchChat(queryClient, id, (chat) =>
    chat.other.id === user_id ? { ...chat, other: { ...chat.other, is_online, last_seen_at } } : chat,
  );
}

function keepRefusal({ id, data }: FrameOf<'problem'>): void {
  if (!outbox.find(id)) return;
  const problem = new Problem({ ...data, requestId: data.request_id, body: { ...data } });
  // Trouble of the server's own is no refusal: it goes again by HTTP.
  if (problem.status < 500) outbox.mark(id, 'failed', problem);
  else outbox.mark(id, 'waiting');
}

/** A conversation's newest message, wherever the conversation is shown; it moves to the top of the list. */
function showLast(queryClient: QueryClient, message: Message): void {
  const id = message.conversation_id;
  const withLast = (chat: Chat): Chat =>
    message.sequence < chat.last_sequence
      ? chat
      : { ...chat, last_message: message, last_sequence: message.sequence };
  queryClient.setQueryData(chatOptions(id).queryKey, (chat) => chat && withLast(chat));
  queryClient.setQueryData(chatsOptions().queryKey, (list) => {
    const chat = list && chatsIn(list).find((one) => one.id === id);
    if (!list || !chat || message.sequence <= chat.last_sequence) return list;
    return {
      ...list,
      pages: list.pages.map((page, index) => ({
        ...page,
        results: [...(index === 0 ? [withLast(chat)] : []), ...page.results.filter((one) => one.id !== id)],
      })),
    };
  });
}

function patchChat(queryClient: QueryClient, chatId: string, change: (chat: Chat) => Chat): void {
  queryClient.setQueryData(chatOptions(chatId).queryKey, (chat) => chat && change(chat));
  queryClient.setQueryData(
    chatsOptions().queryKey,
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          results: page.results.map((chat) => (chat.id === chatId ? change(chat) : chat)),
        })),
      },
  );
}

function chatsIn(list: ChatPages): Chat[] {
  return list.pages.flatMap(({ results }) => results);
}
