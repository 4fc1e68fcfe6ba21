import { keptCaches } from '@tests/kept-caches';
import { beforeEach, expect, test, vi } from 'vitest';
import { followUpdates, leaveWorker, type UpdateOptions } from './updates';

/** A browser's side of the worker, as far as a page sees it. */
function browser({ isControlled }: { isControlled: boolean }) {
  const worker = (state: string) => Object.assign(new EventTarget(), { state, postMessage: vi.fn() });
  const active = worker('activated');
  const registration = Object.assign(new EventTarget(), {
    installing: null as ReturnType<typeof worker> | null,
    waiting: null as ReturnType<typeof worker> | null,
    update: vi.fn().mockResolvedValue(undefined),
    unregister: vi.fn().mockResolvedValue(true),
  });
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? active : null,
    register: vi.fn().mockResolvedValue(registration),
    getRegistrations: vi.fn().mockResolvedValue([registration]),
    ready: Promise.resolve({ active }),
  });
  return {
    container: container as unknown as ServiceWorkerContainer & typeof container,
    registration,
    active,
    /** A new version has come and waits. */
    bringNew() {
      const next = worker('installing');
      registration.installing = next;
      registration.dispatchEvent(new Event('updatefound'));
      next.state = 'installed';
      registration.waiting = next;
      next.dispatchEvent(new Event('statechange'));
      return next;
    },
    /** A worker takes charge of all tabs. */
    change() {
      Object.assign(container, { controller: worker('activated') });
      container.dispatchEvent(new Event('controllerchange'));
    },
  };
}

const show = vi.fn<UpdateOptions['show']>();
const reload = vi.fn();
const isUnsaved = vi.fn(() => false);
let now = 0;

async function follow(of: ReturnType<typeof browser>): Promise<void> {
  await followUpdates({ container: of.container, script: '/sw.js', show, reload, isUnsaved, now: () => now });
}

beforeEach(() => {
  now = 0;
  show.mockReset();
  reload.mockReset();
  isUnsaved.mockReset().mockReturnValue(false);
});

test('the first worker of a browser says nothing and loads nothing again', async () => {
  const shop = browser({ isControlled: false });
  await follow(shop);
  shop.bringNew();
  shop.change();

  expect(shop.container.register).toHaveBeenCalledWith('/sw.js', { scope: '/', updateViaCache: 'none' });
  expect(show).not.toHaveBeenCalled();
  expect(reload).not.toHaveBeenCalled();
});

test('a new version waits until somebody agrees; then this page goes over to it', async () => {
  const shop = browser({ isControlled: true });
  await follow(shop);
  const next = shop.bringNew();
  expect(show.mock.calls.map(([state]) => state)).toEqual(['ready']);
  expect(next.postMessage).not.toHaveBeenCalled();
  expect(reload).not.toHaveBeenCalled();

  show.mock.calls[0]?.[1]();
  expect(next.postMessage).toHaveBeenCalledWith({ type: 'activate' });
  shop.change();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('one that waited since another visit is offered too', async () => {
  const shop = browser({ isControlled: true });
  shop.registration.waiting = shop.active;
  await follow(shop);
  expect(show.mock.calls.map(([state]) => state)).toEqual(['ready']);
});

test('a tab in which something is being written goes over when its person says so', async () => {
  const shop = browser({ isControlled: true });
  isUnsaved.mockReturnValue(true);
  await follow(shop);
  // Agreed to in another tab.
  shop.change();
  expect(reload).not.toHaveBeenCalled();
  expect(show.mock.calls.map(([state]) => state)).toEqual(['unsaved']);
  show.mock.calls[0]?.[1]();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('the version after the first one of a browser is followed as well', async () => {
  const shop = browser({ isControlled: false });
  await follow(shop);
  shop.change();
  shop.bringNew();
  expect(show.mock.calls.map(([state]) => state)).toEqual(['ready']);
  shop.change();
  expect(reload).toHaveBeenCalledTimes(1);
});

test('whoever comes back to the tab asks for news, twice an hour at most', async () => {
  const shop = browser({ isControlled: true });
  await follow(shop);
  dispatchEvent(new Event('visibilitychange'));
  expect(shop.registration.update).not.toHaveBeenCalled();
  now = 31 * 60_000;
  dispatchEvent(new Event('visibilitychange'));
  dispatchEvent(new Event('visibilitychange'));
  expect(shop.registration.update).toHaveBeenCalledTimes(1);
});

test('the worker learns which hashed files the page had loaded before it came', async () => {
  const entries = ['/assets/uz-1.js', '/assets/a.woff2', '/api/v1/games/', '/covers/x.svg', '/assets/x.js?y'];
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(
    entries.map((name) => ({ name }) as PerformanceResourceTiming),
  );
  const shop = browser({ isControlled: false });
  await follow(shop);
  expect(shop.active.postMessage).toHaveBeenCalledWith({
    type: 'keep',
    urls: ['/assets/uz-1.js', '/assets/a.woff2'],
  });
});

test('when it is switched off, the worker and all that was kept go', async () => {
  vi.stubGlobal('caches', keptCaches());
  await caches.open('wibestore-reads-1');
  await caches.open('somebody-else');
  const shop = browser({ isControlled: true });
  await leaveWorker(shop.container);

  expect(shop.registration.unregister).toHaveBeenCalledTimes(1);
  expect(await caches.keys()).toEqual(['somebody-else']);
});
