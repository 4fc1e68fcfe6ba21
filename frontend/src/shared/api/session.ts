import { useSyncExternalStore } from 'react';
import { storage } from '@/shared/lib/storage';
import type { Schema } from './types';

/** What sign-in, registration and refresh answer. */
export type SessionAnswer = Schema<'SessionOut'>;

export type SessionStatus = 'starting' | 'signed-in' | 'signed-out';

export type SessionEvent =
  | { type: 'established'; user: SessionAnswer['user']; isOtherTab: boolean }
  | { type: 'ended'; isOtherTab: boolean };

type TabMessage = { type: 'established'; answer: SessionAnswer } | { type: 'ended' };

// Not a secret: says only that a refresh cookie probably exists, so that guests cause no refused request.
const HINT_KEY = 'wibestore.session';
const CHANNEL = 'wibestore.session';

/**
 * Who is signed in on this page. The access token lives here, in memory, and nowhere else (R1.2);
 * all tabs of the browser share it, and its end, over a BroadcastChannel.
 */
export class Session {
  #token: string | null = null;
  #status: SessionStatus = 'starting';
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<(event: SessionEvent) => void>();
  readonly #channel = new BroadcastChannel(CHANNEL);

  constructor() {
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.type === 'established') this.#establish(data.answer, true);
      else this.#end(true);
    };
  }

  /** The bearer token, or null for a guest. */
  get accessToken(): string | null {
    return this.#token;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Whether this browser was signed in when it was last seen: only then is a refresh worth a request. */
  get isExpected(): boolean {
    return storage.read(HINT_KEY) !== null;
  }

  /** Changes with every sign-in and refresh, in whichever tab: tells a waiting tab that its turn is not needed. */
  get stamp(): string | null {
    return storage.read(HINT_KEY);
  }

  /** Take the answer of login, register or refresh; the other tabs take it too. */
  establish(answer: SessionAnswer): void {
    storage.write(HINT_KEY, `${Date.now()}.${Math.random()}`);
    this.#establish(answer, false);
    this.#tell({ type: 'established', answer });
  }

  /** Forget the session here and in the other tabs. */
  end(): void {
    storage.remove(HINT_KEY);
    this.#end(false);
    this.#tell({ type: 'ended' });
  }

  /** Start as a guest without forgetting that a session may exist (the server could not be asked). */
  startAsGuest(): void {
    if (this.#status === 'starting') this.#change('signed-out');
  }

  /** Resolves to true as soon as the token differs from `known`, to false after `timeoutMs`. */
  async waitForOtherToken(known: string | null, timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (this.#token === known && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.#token !== known && this.#token !== null;
  }

  /** Call on every change of status or token; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Call with what happened (sign-in, refresh, end); returns the way to stop. */
  watch(watcher: (event: SessionEvent) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Close the channel; for tests, which play several tabs. */
  close(): void {
    this.#channel.close();
  }

  #establish(answer: SessionAnswer, isOtherTab: boolean): void {
    this.#token = answer.access;
    for (const watcher of this.#watchers) watcher({ type: 'established', user: answer.user, isOtherTab });
    this.#change('signed-in');
  }

  #end(isOtherTab: boolean): void {
    this.#token = null;
    const wasSignedIn = this.#status === 'signed-in';
    this.#change('signed-out');
    if (wasSignedIn) for (const watcher of this.#watchers) watcher({ type: 'ended', isOtherTab });
  }

  #change(status: SessionStatus): void {
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  #tell(message: TabMessage): void {
    this.#channel.postMessage(message);
  }
}

export const session = new Session();

/** `starting` until the first refresh is answered, then `signed-in` or `signed-out`. */
export function useSessionStatus(): SessionStatus {
  return useSyncExternalStore(
    session.subscribe,
    () => session.status,
    () => 'signed-out',
  );
}

const noChange = () => () => undefined;

/** Whether this is drawn while the interface is built, for whoever comes (docs/adr/0041-first-screen.md). */
export function useIsDrawnAhead(): boolean {
  return useSyncExternalStore(
    noChange,
    () => false,
    () => true,
  );
}
