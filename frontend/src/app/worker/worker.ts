/** The shop's service worker, built apart into /sw.js (tools/service-worker.ts; docs/adr/0035). */
import type { KeptMessage } from '@/shared/lib/kept-reads';
import { type Places, strategyFor } from './rules';
import type { FetchEvent, WorkerScope } from './scope';
import { type Build, cleanUp, filesCache, install, keepFiles, shell } from './shell';
import { answerAsset, answerPage, answerPicture, answerRead } from './strategies';

declare const BUILD: Build;
declare const ASSETS: string;

// Once: wherever the name stands, the whole of it is written in.
const build: Build = BUILD;

const scope = self as unknown as WorkerScope;
const { origin } = scope.location;
const places: Places = { origin, assets: new URL(ASSETS, origin).href };

scope.addEventListener('install', (event) => event.waitUntil(install(build)));

scope.addEventListener('activate', (event) =>
  event.waitUntil(Promise.all([cleanUp(build), scope.clients.claim()])),
);

scope.addEventListener('message', (event) => {
  const { data } = event;
  if (data.type === 'activate') event.waitUntil(scope.skipWaiting());
  else {
    const files = data.urls.filter((url) => url.startsWith(places.assets));
    event.waitUntil(keepFiles(build, files).catch(() => undefined));
  }
});

scope.addEventListener('fetch', (event) => {
  const strategy = strategyFor(event.request, places);
  if (strategy !== 'none') event.respondWith(answer(event, strategy));
});

function answer(event: FetchEvent, strategy: 'page' | 'asset' | 'read' | 'picture'): Promise<Response> {
  const later = (work: Promise<unknown>) => event.waitUntil(work);
  const { request } = event;
  if (strategy === 'page') return answerPage(request, () => shell(build));
  if (strategy === 'asset') return answerAsset(request, filesCache(build), later);
  if (strategy === 'picture') return answerPicture(request, later);
  return answerRead(request, { later, onOld: (at) => later(tell(event.clientId, { type: 'kept', at })) });
}

async function tell(clientId: string, message: KeptMessage): Promise<void> {
  const page = await scope.clients.get(clientId);
  page?.postMessage(message);
}
