import { isProblem } from '@/shared/api/problem';
import { newId } from '@/shared/lib/new-id';
import { backOff } from './back-off';
import { meaningOf, type StopReason } from './close-codes';
import { type Outgoing, readFrame, type ServerFrame } from './frames';

export type ConnectionState =
  /** The first attempt. */
  | 'connecting'
  | 'connected'
  /** It was cut; attempts go on. */
  | 'reconnecting'
  /** On purpose: offline, or the page was not looked at for long. */
  | 'disconnected'
  /** It will not come back by itself; `reason` says why. */
  | 'error';

export interface ConnectionStatus {
  state: ConnectionState;
  /** Whether news come by themselves: connected, and the server hears of them. Otherwise ask by HTTP now and then. */
  isLive: boolean;
  reason: StopReason | null;
}

/** Somebody who listens to a connection. */
export interface ConnectionUser {
  onFrame?: (frame: ServerFrame) => void;
  /** News come from now on; between the last time and now some may have been missed, unless `isFirst`. */
  onReady?: (isFirst: boolean) => void;
  /** Up to which sequence number everything is known: what follows is sent again. */
  position?: () => number;
}

/** What a connection needs of the world around it. */
export interface ConnectionWorld {
  makeSocket: (path: string, ticket: string) => WebSocket;
  /** A fresh single-use ticket. */
  ticket: () => Promise<string>;
  /** @returns false when the session is over */
  refresh: () => Promise<boolean>;
  isOnline: () => boolean;
  random: () => number;
}

const SIGN_OF_LIFE_MS = 25_000;
/** A ticket lives 30 s, so a handshake that takes longer is lost anyway. */
const HANDSHAKE_MS = 20_000;
/** A connection that lasted so long was a good one: the next cut is met without delay. */
const STABLE_MS = 5000;
const OPEN = 1;

/** One socket and its whole life: attempts, signs of life, closes, pauses. */
export class Connection {
  readonly users = new Set<ConnectionUser>();
  #status: ConnectionStatus = { state: 'connecting', isLive: false, reason: null };
  readonly #listeners = new Set<() => void>();
  #socket: WebSocket | null = null;
  /** Tells a late answer of an attempt that was given up. */
  #turn = 0;
  #attempt = 0;
  #openedAt = 0;
  /** An attempt is on its way, or has brought a socket. */
  #isTrying = false;
  #notBefore = 0;
  #wasReady = false;
  #isServerLive = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #life: ReturnType<typeof setInterval> | undefined;
  /** Signs of life whose refusal is no news: not every socket has something to send again. */
  #signs = new Set<string>();

  constructor(
    readonly path: string,
    private readonly world: ConnectionWorld,
  ) {}

  get status(): ConnectionStatus {
    return this.#status;
  }

  /** Call on every change of the status; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Begin, or begin at once instead of after the wait. Does nothing while connected or stopped for good. */
  wake(): void {
    if (this.#isTrying || this.#status.state === 'error') return;
    const earlyMs = this.#notBefore - Date.now();
    if (earlyMs > 0) {
      this.#comeBack(earlyMs);
      return;
    }
    this.#attempt = 0;
    void this.#connect();
  }

  /** Try again although it had stopped for good. */
  retry(): void {
    this.#drop();
    this.#attempt = 0;
    this.#show(this.#wasReady ? 'reconnecting' : 'connecting');
    void this.#connect();
  }

  /** Close until `wake`: offline, or nobody looks. */
  pause(): void {
    if (this.#status.state === 'error') return;
    this.#drop();
    this.#show('disconnected');
  }

  /** Close for good. */
  stop(reason: StopReason): void {
    this.#drop();
    this.#show('error', reason);
  }

  /** Close without a word to anybody: nobody uses it any more. */
  dispose(): void {
    this.#drop();
    this.#listeners.clear();
  }

  /** Say something; false when it cannot be said now. */
  send(frame: Outgoing): boolean {
    if (this.#socket?.readyState !== OPEN || this.#status.state !== 'connected') return false;
    this.#socket.send(JSON.stringify({ ...frame, id: frame.id ?? newId() }));
    return true;
  }

  /** Ask for everything after the users' position: after a cut, for a gap, and as a sign of life. */
  resume(): void {
    const known = [...this.users].map((user) => user.position?.() ?? 0);
    const id = newId();
    if (!this.send({ type: 'resume', id, data: { after: Math.max(0, ...known) } })) return;
    this.#signs.add(id);
    if (this.#signs.size > 8) this.#signs.delete([...this.#signs][0] ?? '');
  }

  async #connect(): Promise<void> {
    this.#drop();
    if (!this.world.isOnline()) {
      this.#show('disconnected');
      return;
    }
    this.#isTrying = true;
    const turn = this.#turn;
    this.#show(this.#wasReady || this.#attempt > 0 ? 'reconnecting' : 'connecting');
    try {
      const ticket = await this.world.ticket();
      if (turn === this.#turn) this.#open(ticket, turn);
    } catch (error) {
      if (turn === this.#turn) this.#meetRefusal(error);
    }
  }

  #meetRefusal(error: unknown): void {
    if (isProblem(error) && (error.status === 401 || error.code === 'user.blocked')) {
      this.stop('signed-out');
      return;
    }
    const waitS = isProblem(error) ? Number(error.params['retry_after_s']) : 0;
    if (waitS > 0) this.#wait(waitS * 1000);
    else this.#comeBack();
  }

  #open(ticket: string, turn: number): void {
    const socket = this.world.makeSocket(this.path, ticket);
    this.#socket = socket;
    this.#timer = setTimeout(() => turn === this.#turn && this.#comeBack(), HANDSHAKE_MS);
    socket.onopen = () => turn === this.#turn && this.#opened();
    socket.onmessage = ({ data }) => turn === this.#turn && this.#heard(data);
    socket.onclose = ({ code }) => turn === this.#turn && this.#closed(code);
  }

  #opened(): void {
    clearTimeout(this.#timer);
    this.#openedAt = Date.now();
    this.#isServerLive = true;
    this.#show('connected');
    this.#life = setInterval(() => this.resume(), SIGN_OF_LIFE_MS);
    this.#ready();
  }

  #ready(): void {
    const isFirst = !this.#wasReady;
    this.#wasReady = true;
    this.resume();
    for (const user of [...this.users]) user.onReady?.(isFirst);
  }

  #heard(text: unknown): void {
    const frame = readFrame(text);
    if (frame === null) return;
    if (frame.type === 'realtime.state') this.#serverState(frame.data.is_live);
    else if (frame.type !== 'problem' || !this.#signs.has(frame.id)) {
      for (const user of [...this.users]) user.onFrame?.(frame);
    }
  }

  #serverState(isLive: boolean): void {
    const wasLive = this.#isServerLive;
    this.#isServerLive = isLive;
    this.#show('connected');
    if (isLive && !wasLive) this.#ready();
  }

  #closed(code: number): void {
    const wasStable = this.#openedAt > 0 && Date.now() - this.#openedAt >= STABLE_MS;
    this.#drop();
    if (wasStable) this.#attempt = 0;
    const meaning = meaningOf(code);
    if (meaning.kind === 'stop') this.stop(meaning.reason);
    else if (meaning.kind === 'wait') this.#wait(meaning.delayMs);
    else if (meaning.kind === 'sign-in-again') void this.#renew();
    else this.#comeBack();
  }

  /** The session behind the socket has run out: get a new one, or be signed out. */
  async #renew(): Promise<void> {
    const turn = this.#turn;
    this.#show('reconnecting');
    try {
      const isRenewed = await this.world.refresh();
      if (turn !== this.#turn) return;
      if (isRenewed) this.#comeBack();
      else this.#show('error', 'signed-out');
    } catch {
      if (turn === this.#turn) this.#comeBack();
    }
  }

  /** Come back not before `delayMs`, whoever wakes it: the server has asked for it. */
  #wait(delayMs: number): void {
    this.#notBefore = Date.now() + delayMs;
    this.#comeBack(delayMs);
  }

  #comeBack(delayMs = backOff(this.#attempt, this.world.random)): void {
    this.#drop();
    this.#attempt += 1;
    this.#show(this.world.isOnline() ? 'reconnecting' : 'disconnected');
    if (this.world.isOnline()) this.#timer = setTimeout(() => void this.#connect(), delayMs);
  }

  /** Forget the socket and every timer; whatever they still say is not heard. */
  #drop(): void {
    this.#turn += 1;
    clearTimeout(this.#timer);
    clearInterval(this.#life);
    this.#openedAt = 0;
    this.#isTrying = false;
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  #show(state: ConnectionState, reason: StopReason | null = null): void {
    const isLive = state === 'connected' && this.#isServerLive;
    const { state: shown, isLive: wasLive, reason: said } = this.#status;
    if (state === shown && isLive === wasLive && reason === said) return;
    this.#status = { state, isLive, reason };
    for (const listener of [...this.#listeners]) listener();
  }
}
