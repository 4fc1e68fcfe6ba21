import { useCallback, useSyncExternalStore } from 'react';
import type { Problem } from '@/shared/api/problem';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { newId } from '@/shared/lib/new-id';

/** A message that the server does not have yet. */
export interface Draft {
  /** Made here; the same one again is the same message, so that nothing is doubled. */
  clientId: string;
  chatId: string;
  text: string;
  image: Schema<'ImageInfo'> | null;
  createdAt: string;
  /** `waiting` for its turn or for the network; `failed`: the server has refused it. */
  state: 'waiting' | 'sending' | 'failed';
  problem: Problem | null;
}

const NONE: readonly Draft[] = [];

/**
 * Messages on their way. They live in this page's memory alone: words of people do not go into the browser's storage
 * (security.md, V14), where anybody at the same device could read them. Whoever leaves the page is warned first.
 */
class Outbox {
  #drafts: readonly Draft[] = NONE;
  #byChat = new Map<string, readonly Draft[]>();
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The drafts of a conversation, the oldest first; the same list until something changes. */
  of(chatId: string): readonly Draft[] {
    return this.#byChat.get(chatId) ?? NONE;
  }

  find(clientId: string): Draft | undefined {
    return this.#drafts.find((draft) => draft.clientId === clientId);
  }

  /** The oldest that waits for its turn. */
  next(chatId: string): Draft | undefined {
    return this.of(chatId).find(({ state }) => state === 'waiting');
  }

  hasUnsent(): boolean {
    return this.#drafts.length > 0;
  }

  add(chatId: string, content: { text: string } | { image: Schema<'ImageInfo'> }): Draft {
    const draft: Draft = {
      clientId: newId(),
      chatId,
      text: '',
      image: null,
      ...content,
      createdAt: new Date().toISOString(),
      state: 'waiting',
      problem: null,
    };
    this.#set([...this.#drafts, draft]);
    return draft;
  }

  mark(clientId: string, state: Draft['state'], problem: Problem | null = null): void {
    if (!this.find(clientId)) return;
    this.#set(
      this.#drafts.map((draft) => (draft.clientId === clientId ? { ...draft, state, problem } : draft)),
    );
  }

  /** It was stored, or is no longer wanted. */
  remove(clientId: string): void {
    if (this.find(clientId)) this.#set(this.#drafts.filter((draft) => draft.clientId !== clientId));
  }

  clear(): void {
    if (this.#drafts.length > 0) this.#set(NONE);
  }

  /** Resolves to true as soon as the draft is no longer `sending`, to false after `timeoutMs`. */
  settled(clientId: string, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (isSettled: boolean) => {
        clearTimeout(timer);
        stop();
        resolve(isSettled);
      };
      const look = () => this.find(clientId)?.state !== 'sending' && end(true);
      const timer = setTimeout(() => end(false), timeoutMs);
      const stop = this.subscribe(look);
      look();
    });
  }

  #set(drafts: readonly Draft[]): void {
    this.#drafts = drafts;
    this.#byChat = new Map();
    for (const draft of drafts) this.#byChat.set(draft.chatId, [...this.of(draft.chatId), draft]);
    for (const listener of [...this.#listeners]) listener();
  }
}

export const outbox = new Outbox();

// What one person did not get sent is nobody else's.
session.watch(({ type }) => type === 'ended' && outbox.clear());

const warn = (event: BeforeUnloadEvent) => event.preventDefault();
outbox.subscribe(() => {
  removeEventListener('beforeunload', warn);
  if (outbox.hasUnsent()) addEventListener('beforeunload', warn);
});

/** What of a conversation is still on its way. */
export function useDrafts(chatId: string): readonly Draft[] {
  return useSyncExternalStore(
    outbox.subscribe,
    useCallback(() => outbox.of(chatId), [chatId]),
  );
}
