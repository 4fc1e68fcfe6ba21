/** As much of a service worker's world as ours uses: TypeScript has it only in place of the page's. */
export interface LongEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface FetchEvent extends LongEvent {
  readonly request: Request;
  readonly clientId: string;
  respondWith: (answer: Promise<Response>) => void;
}

export interface MessageFromPage extends LongEvent {
  readonly data: ToWorker;
}

/** What a page tells the worker: to take over, or which hashed files it has loaded. */
export type ToWorker = { type: 'activate' } | { type: 'keep'; urls: readonly string[] };

interface Page {
  postMessage: (message: unknown) => void;
}

interface Events {
  install: LongEvent;
  activate: LongEvent;
  fetch: FetchEvent;
  message: MessageFromPage;
}

export interface WorkerScope {
  readonly location: { readonly origin: string };
  readonly clients: { claim: () => Promise<void>; get: (id: string) => Promise<Page | undefined> };
  readonly registration: { unregister: () => Promise<boolean> };
  skipWaiting: () => Promise<void>;
  addEventListener: <Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void) => void;
}
