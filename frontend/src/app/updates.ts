import type { ToWorker } from './worker/scope';

/** `ready`: a new version waits for a word. `unsaved`: it is there, and this page waits for what is being written. */
export type UpdateState = 'ready' | 'unsaved';

/** Not more often does a page ask whether there is a new version (milliseconds). */
const ASK_MS = 30 * 60_000;

export interface UpdateOptions {
  container: ServiceWorkerContainer;
  /** The address of the worker's script, as the browser takes it. */
  script: string;
  /** Show the notice; `act` is what its button does. */
  show: (state: UpdateState, act: () => void) => void;
  isUnsaved: () => boolean;
  reload: () => void;
  now?: () => number;
}

/**
 * Install the worker and follow its versions: a new one waits until somebody agrees, then all tabs go over to it, each
 * as soon as nothing in it would be lost.
 */
export async function followUpdates({
  container,
  script,
  show,
  isUnsaved,
  reload,
  now = Date.now,
}: UpdateOptions): Promise<void> {
  let isFirst = container.controller === null;
  container.addEventListener('controllerchange', () => {
    // The very first worker changes nothing of what is open.
    if (isFirst) isFirst = false;
    else if (isUnsaved()) show('unsaved', reload);
    else reload();
  });

  const registration = await container.register(script, { scope: '/', updateViaCache: 'none' });
  const offer = () => {
    const { waiting } = registration;
    // Without one in charge it takes over by itself.
    if (waiting && container.controller) show('ready', () => tellWorker(waiting, { type: 'activate' }));
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => installing.state === 'installed' && offer());
  });
  offer();

  let askedAt = now();
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' || now() - askedAt < ASK_MS) return;
    askedAt = now();
    // Without a connection there is nothing to ask.
    registration.update().catch(() => undefined);
  });
  const worker = await container.ready;
  if (worker.active) tellWorker(worker.active, { type: 'keep', urls: loadedFiles() });
}

/** The worker came after these: what the page has fetched before is in the browser's own cache still. */
function loadedFiles(): string[] {
  return performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /\/assets\/[^/?]+\.(js|css|woff2)$/.test(name));
}

function tellWorker(worker: ServiceWorker, message: ToWorker): void {
  worker.postMessage(message);
}

/** Take the worker out of this browser, with what it has kept. */
export async function leaveWorker(container: ServiceWorkerContainer): Promise<void> {
  const registrations = await container.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('wibestore-')).map((name) => caches.delete(name)));
}
