import {
  type InfiniteData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import { type ListPage, listOptions } from '@/shared/api/list-page';
import { useSessionStatus } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { type Message, type Thread, withMessages } from './thread';

export type Chat = Schema<'ChatOut'>;
export type ChatPages = InfiniteData<ListPage<Chat>>;

/** Where a conversation is spoken. */
export const chatPath = (chatId: string) => `/ws/chat/${chatId}/`;

const messagesPath = (chatId: string) => `/api/v1/chats/${chatId}/messages/`;

/** The signed-in person's conversations, those with the newest messages first. */
export const chatsOptions = () => listOptions<Chat>(['chat', 'list'], '/api/v1/chats/');

/** The signed-in person's conversations, page by page. */
export function useChats() {
  const status = useSessionStatus();
  return useInfiniteQuery({ ...chatsOptions(), enabled: status === 'signed-in' });
}

/** In how many conversations something is unread. */
export const chatUnreadOptions = () =>
  queryOptions({
    queryKey: ['chat', 'unread'],
    queryFn: async ({ signal }) => {
      const page = await send<Schema<'ChatPage'>>('/api/v1/chats/', { signal, query: { page_size: 1 } });
      return page.unread_total;
    },
    staleTime: 60_000,
    meta: { isPolled: true },
  });

/** In how many conversations something is unread; the shop's own socket keeps it up to date. */
export function useChatUnread() {
  const status = useSessionStatus();
  return useQuery({ ...chatUnreadOptions(), enabled: status === 'signed-in' });
}

/** One conversation: with whom, about what, whether one may write. */
export const chatOptions = (chatId: string) =>
  queryOptions({
    queryKey: ['chat', 'detail', chatId],
    queryFn: ({ signal }) => send<Chat>(`/api/v1/chats/${chatId}/`, { signal }),
    staleTime: 0,
  });

/** One conversation. */
export function useChat(chatId: string) {
  return useQuery(chatOptions(chatId));
}

/** A conversation's messages; the newest are asked for once, its socket brings the rest. */
export const threadOptions = (chatId: string) =>
  queryOptions({
    queryKey: ['chat', 'thread', chatId],
    queryFn: async ({ signal, client }): Promise<Thread> => {
      const page = await send<Schema<'MessagePage'>>(messagesPath(chatId), { signal });
      const fresh = { messages: page.results, hasOlder: Boolean(page.previous) };
      const known = client.getQueryData<Thread>(['chat', 'thread', chatId]);
      return known ? withMessages(known, page.results) : fresh;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A conversation's messages so far, and the way to older ones. */
export function useMessages(chatId: string) {
  const queryClient = useQueryClient();
  const thread = useQuery(threadOptions(chatId));
  const { queryKey } = threadOptions(chatId);
  const first = thread.data?.messages[0]?.sequence;
  const older = useMutation({
    mutationFn: (before: number) => send<Schema<'MessagePage'>>(messagesPath(chatId), { query: { before } }),
    onSuccess: (page) =>
      queryClient.setQueryData(
        queryKey,
        (known) => known && { ...withMessages(known, page.results), hasOlder: Boolean(page.previous) },
      ),
  });
  const { mutate, isPending } = older;
  return {
    ...thread,
    isLoadingOlder: isPending,
    isOlderFailed: older.isError,
    loadOlder: () => {
      if (thread.data?.hasOlder && first !== undefined && !isPending) mutate(first);
    },
  };
}

/** What came after a message, by HTTP: while the socket is silent. */
export function fetchMessagesAfter(chatId: string, after: number): Promise<Schema<'MessagePage'>> {
  return send<Schema<'MessagePage'>>(messagesPath(chatId), { query: { after, page_size: 100 } });
}

/** Send a message by HTTP; the same `client_id` again is the same message. */
export function postMessage(chatId: string, message: Schema<'MessageIn'>): Promise<Message> {
  return send<Message>(messagesPath(chatId), { method: 'POST', body: message });
}

/** Mark everything up to a message as read, by HTTP. */
export function postRead(chatId: string, upTo: number): Promise<Schema<'ReadOut'>> {
  return send<Schema<'ReadOut'>>(`/api/v1/chats/${chatId}/read/`, { method: 'POST', body: { up_to: upTo } });
}

/** The conversation of an order; it is opened when it is not there yet. */
export function useOrderChat(orderId: string) {
  return useQuery({
    queryKey: ['chat', 'of-order', orderId],
    queryFn: () => openChat({ order_id: orderId }),
    staleTime: Number.POSITIVE_INFINITY,
    meta: { isPolled: true },
  });
}

/** Block the other side (`mutate(true)`) or take the block back. */
export function useBlock(chatId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (isBlocked: boolean) =>
      send<Schema<'BlockOut'>>(`/api/v1/chats/${chatId}/block/`, { method: isBlocked ? 'POST' : 'DELETE' }),
    onSuccess: ({ is_blocked }) => {
      queryClient.setQueryData(chatOptions(chatId).queryKey, (chat) => chat && { ...chat, is_blocked });
      void queryClient.invalidateQueries({ queryKey: chatOptions(chatId).queryKey });
    },
    meta: { isErrorToasted: true },
  });
}

/** Open a conversation; the one that is there already, if it is. */
export function openChat(which: Partial<Schema<'ChatIn'>>): Promise<Chat> {
  return send<Chat>('/api/v1/chats/', { method: 'POST', body: which });
}
