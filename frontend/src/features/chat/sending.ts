import type { QueryClient } from '@tanstack/react-query';
import { toProblem } from '@/shared/api/problem';
import { connections } from '@/shared/realtime/connections';
import { chatPath, postMessage, postRead } from './api';
import { type Draft, outbox } from './outbox';
import { keepMessage, keepRead } from './realtime';

/** So long may a socket take to say that it has stored a message; then it goes by HTTP, which cannot double it. */
const ANSWER_MS = 8000;
const AGAIN_MS = 5000;

const running = new Set<string>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();

/**
 * Send what waits in a conversation, one after the other, so that it is read in the order it was written. By the socket
 * where news flow, else by HTTP; without a connection it is tried again until it has left.
 */
export async function flushDrafts(queryClient: QueryClient, chatId: string): Promise<void> {
  if (running.has(chatId)) return;
  running.add(chatId);
  clearTimeout(timers.get(chatId));
  try {
    for (let draft = outbox.next(chatId); draft; draft = outbox.next(chatId)) {
      if (await sendOne(queryClient, draft)) continue;
      timers.set(
        chatId,
        setTimeout(() => void flushDrafts(queryClient, chatId), AGAIN_MS),
      );
      return;
    }
  } finally {
    running.delete(chatId);
  }
}

/** Mark everything up to a message as read: here at once, on the server by whichever way there is. */
export function markRead(queryClient: QueryClient, chatId: string, upTo: number): void {
  keepRead(queryClient, chatId, upTo);
  if (connections().say(chatPath(chatId), { type: 'chat.read', data: { up_to: upTo } })) return;
  postRead(chatId, upTo).then(
    ({ read_up_to, unread_total }) => keepRead(queryClient, chatId, read_up_to, unread_total),
    // It is said again with the next message, or when the conversation is next opened.
    () => undefined,
  );
}

/** @returns false when it could not leave, and waits */
async function sendOne(queryClient: QueryClient, draft: Draft): Promise<boolean> {
  const { clientId, chatId } = draft;
  const data = { client_id: clientId, text: draft.text, upload_id: draft.image?.id ?? null };
  outbox.mark(clientId, 'sending');
  if (connections().say(chatPath(chatId), { type: 'chat.send', id: clientId, data })) {
    const isSettled = await outbox.settled(clientId, ANSWER_MS);
    // Back to waiting: the socket had trouble of its own.
    if (isSettled && outbox.find(clientId)?.state !== 'waiting') return true;
  }
  try {
    outbox.mark(clientId, 'sending');
    keepMessage(queryClient, await postMessage(chatId, data));
    outbox.remove(clientId);
    return true;
  } catch (error) {
    const problem = toProblem(error);
    const isRefused = problem.status >= 400 && problem.status < 500;
    outbox.mark(clientId, isRefused ? 'failed' : 'waiting', isRefused ? problem : null);
    return isRefused;
  }
}
