import { send } from '@/shared/api/client';
import { config } from '@/shared/api/config';
import { refreshSession } from '@/shared/api/refresh';
import { session } from '@/shared/api/session';
import type { Schema } from '@/shared/api/types';
import { Connection, type ConnectionUser, type ConnectionWorld } from './connection';
import type { Outgoing } from './frames';

/** So long may nobody look at the page before its sockets are closed. */
const HIDDEN_MS = 5 * 60_000;

/** All sockets of this page: one for each path, however many parts of the page listen to it. */
export class Connections {
  readonly #open = new Map<string, Connection>();
  #userId: string | null = null;
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #undo: (() => void)[] = [];

  constructor(private readonly world: ConnectionWorld) {
    const on = (target: EventTarget, type: string, act: () => void) => {
      target.addEventListener(type, act);
      this.#undo.push(() => target.removeEventListener(type, act));
    };
    on(window, 'online', () => this.#each((one) => one.wake()));
    on(window, 'offline', () => this.#each((one) => one.pause()));
    on(document, 'visibilitychange', () => this.#lookedAt(document.visibilityState === 'visible'));
    this.#undo.push(
      session.watch((event) => {
        const userId = event.type === 'established' ? event.user.id : null;
        // Somebody else signed in, in whichever tab: nothing of theirs may come over the old one's sockets.
        if (this.#userId && userId && userId !== this.#userId) this.#each((one) => one.retry());
        if (userId === null) this.#each((one) => one.stop('signed-out'));
        this.#userId = userId;
      }),
    );
  }

  /** Listen to a path; the socket is opened for its first listener. */
  join(path: string, user: ConnectionUser): Connection {
    const known = this.#open.get(path);
    const connection = known ?? new Connection(path, this.world);
    connection.users.add(user);
    if (!known) {
      this.#open.set(path, connection);
      connection.wake();
    } else if (connection.status.state === 'connected') {
      // It came later: what it missed before is asked for by itself.
      connection.resume();
      user.onReady?.(true);
    }
    return connection;
  }

  /** Stop listening; the socket is closed after its last listener. */
  leave(path: string, user: ConnectionUser): void {
    const connection = this.#open.get(path);
    connection?.users.delete(user);
    if (!connection || connection.users.size > 0) return;
    this.#open.delete(path);
    connection.dispose();
  }

  /** Say something over a path that somebody listens to; false when news do not flow there now. */
  say(path: string, frame: Outgoing): boolean {
    const connection = this.#open.get(path);
    return connection?.status.isLive ? connection.send(frame) : false;
  }

  /** Close everything; for tests. */
  close(): void {
    for (const undo of this.#undo.splice(0)) undo();
    this.#each((one) => one.dispose());
    this.#open.clear();
    clearTimeout(this.#hiddenTimer);
  }

  #lookedAt(isVisible: boolean): void {
    clearTimeout(this.#hiddenTimer);
    if (isVisible) this.#each((one) => one.wake());
    else this.#hiddenTimer = setTimeout(() => this.#each((one) => one.pause()), HIDDEN_MS);
  }

  #each(act: (connection: Connection) => void): void {
    for (const connection of [...this.#open.values()]) act(connection);
  }
}

function socketUrl(path: string, ticket: string): string {
  const base = config.wsBaseUrl || `${location.protocol === 'http:' ? 'ws' : 'wss'}://${location.host}`;
  return `${base}${path}?${new URLSearchParams({ token: ticket })}`;
}

async function freshTicket(): Promise<string> {
  const { ticket } = await send<Schema<'TicketOut'>>('/api/v1/auth/ws-ticket/', { method: 'POST' });
  return ticket;
}

let shared: Connections | null = null;

/** The sockets of this page, made when the first is needed. */
export function connections(): Connections {
  shared ??= new Connections({
    makeSocket: (path, ticket) => new WebSocket(socketUrl(path, ticket)),
    ticket: freshTicket,
    refresh: refreshSession,
    isOnline: () => navigator.onLine,
    random: Math.random,
  });
  return shared;
}
