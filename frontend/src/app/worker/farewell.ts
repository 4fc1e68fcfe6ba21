/** What /sw.js is when VITE_SERVICE_WORKER is `off`: it takes itself, and all that was kept, away. */
import type { WorkerScope } from './scope';

const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));

scope.addEventListener('activate', (event) =>
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name.startsWith('wibestore-')).map((name) => caches.delete(name))),
      )
      .then(() => scope.registration.unregister()),
  ),
);
