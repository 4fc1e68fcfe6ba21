import type { Schema } from '@/shared/api/types';

export type Message = Schema<'MessageOut'>;

/** What is known of a conversation's messages: in the order of their sequence, none twice. */
export interface Thread {
  messages: readonly Message[];
  hasOlder: boolean;
}

/** Put messages into their places; those known already stay as they are. Returns the same thread when nothing is new. */
export function withMessages(thread: Thread, incoming: readonly Message[]): Thread {
  const known = new Set(thread.messages.map(({ sequence }) => sequence));
  const news = incoming.filter(({ sequence }) => !known.has(sequence));
  if (news.length === 0) return thread;
  const messages = [...thread.messages, ...news].toSorted((one, other) => one.sequence - other.sequence);
  return { ...thread, messages };
}

/** Up to which sequence number nothing is missing, from the oldest message that is here. */
export function knownUpTo({ messages }: Thread): number {
  let known = messages[0]?.sequence ?? 0;
  for (const { sequence } of messages) {
    if (sequence > known + 1) break;
    known = sequence;
  }
  return known;
}

/** Whether messages are missing between those that are here. */
export function hasGap(thread: Thread): boolean {
  return knownUpTo(thread) < (thread.messages.at(-1)?.sequence ?? 0);
}
