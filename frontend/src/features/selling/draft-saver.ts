import { toProblem } from '@/shared/api/problem';

/**
 * How a draft stands: `offline` and `failed` are tried again, `conflict` waits for the person's choice,
 * `gone` is a draft that is no longer there.
 */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'offline' | 'conflict' | 'gone';

export interface DraftSaverInit<Body> {
  /** What the server has, and its version. */
  saved: Body;
  version: number;
  save: (body: Body, version: number) => Promise<{ version: number }>;
  /** The version that the server has now: asked when one's own text is to win. */
  readVersion: () => Promise<number>;
}

const DELAY_MS = 800;
const RETRY_MS = 5000;
const RETRY_MAX_MS = 60_000;

/** Saves what is typed, a moment after it was typed, one request at a time, and never over what somebody else wrote. */
export class DraftSaver<Body> {
  #state: SaveState = 'saved';
  #version: number;
  #saved: string;
  #next: Body;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<boolean> | null = null;
  #failures = 0;
  #isStopped = false;
  readonly #init: DraftSaverInit<Body>;
  readonly #listeners = new Set<() => void>();

  constructor(init: DraftSaverInit<Body>) {
    this.#init = init;
    this.#version = init.version;
    this.#saved = JSON.stringify(init.saved);
    this.#next = init.saved;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** The server's version after the last save. */
  get version(): number {
    return this.#version;
  }

  /** Whether all that was typed is on the server. */
  get isClean(): boolean {
    return JSON.stringify(this.#next) === this.#saved;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** This is what is typed now; it is saved in a moment. */
  change(body: Body): void {
    this.#next = body;
    if (this.#isStuck) return;
    if (this.isClean) {
      if (!this.#running) this.#set('saved');
      return;
    }
    if (this.#state === 'saved') this.#set('waiting');
    this.#schedule(DELAY_MS);
  }

  /** Save at once what is not saved yet; true when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    while (!this.isClean) {
      if (this.#isStuck || this.#isStopped) return false;
      if (!(await this.#send())) return false;
    }
    return !this.#isStuck;
  }

  /** Somebody else changed it: what is typed here is to win. */
  async keepMine(): Promise<boolean> {
    try {
      this.#version = await this.#init.readVersion();
    } catch (error) {
      this.#set(stateAfter(error));
      return false;
    }
    this.#set('waiting');
    return this.flush();
  }

  /** The draft was changed by another request of one's own: sealing its login data. */
  adopt(version: number): void {
    this.#version = version;
  }

  /** Something is kept here that changes an older version than the server's: ask before anything is saved. */
  ask(): void {
    this.#set('conflict');
  }

  /** Save nothing any more: it was published, or is read anew. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  get #isStuck(): boolean {
    return this.#state === 'conflict' || this.#state === 'gone';
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.flush(), delayMs);
  }

  #send(): Promise<boolean> {
    const body = this.#next;
    this.#set('saving');
    this.#running = this.#init
      .save(body, this.#version)
      .then(({ version }) => {
        this.#version = version;
        this.#saved = JSON.stringify(body);
        this.#failures = 0;
        this.#running = null;
        this.#set(this.isClean ? 'saved' : 'waiting');
        return true;
      })
      .catch((error: unknown) => {
        this.#running = null;
        this.#failures += 1;
        this.#set(stateAfter(error));
        if (!this.#isStuck) this.#schedule(Math.min(RETRY_MAX_MS, RETRY_MS * 2 ** (this.#failures - 1)));
        return false;
      });
    return this.#running;
  }

  #set(state: SaveState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function stateAfter(error: unknown): SaveState {
  const problem = toProblem(error);
  if (problem.code === 'request.version_conflict') return 'conflict';
  if (problem.status === 404) return 'gone';
  return problem.isNetwork && problem.code !== 'client.error' ? 'offline' : 'failed';
}
