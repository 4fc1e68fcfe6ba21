import type { QueryClient } from '@tanstack/react-query';
import { KEPT_AT, READ_KEPT_MS, READS_CACHE } from '@/shared/lib/kept-reads';
import type { Listing } from './api';

const DETAIL = /^\/api\/v1\/listings\/[0-9a-f-]{36}\/$/;

/** A listing as it was when it was looked at. */
export interface SeenListing {
  listing: Listing;
  /** ISO instant. */
  seenAt: string;
}

/**
 * The listings looked at last, the latest first: those of this page's own memory, and those that the worker has kept
 * for a week. Nothing is asked for.
 */
export async function seenListings(queryClient: QueryClient, most: number): Promise<SeenListing[]> {
  const seen = [...inMemory(queryClient), ...(await keptByWorker(most))];
  seen.sort((a, b) => b.seenAt.localeCompare(a.seenAt));
  const firsts = new Map<string, SeenListing>();
  for (const each of seen) if (!firsts.has(each.listing.id)) firsts.set(each.listing.id, each);
  return [...firsts.values()].slice(0, most);
}

function inMemory(queryClient: QueryClient): SeenListing[] {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: ['listings', 'detail'] })
    .filter(({ state }) => state.data !== undefined)
    .map(({ state }) => ({
      listing: state.data as Listing,
      seenAt: new Date(state.dataUpdatedAt).toISOString(),
    }));
}

async function keptByWorker(most: number): Promise<SeenListing[]> {
  // Missing by plain http; private windows may refuse it.
  if (typeof caches === 'undefined' || !(await caches.has(READS_CACHE))) return [];
  const cache = await caches.open(READS_CACHE);
  const requests = (await cache.keys()).filter(({ url }) => DETAIL.test(new URL(url).pathname));
  const found = await Promise.all(
    // The last ones stand at the end.
    requests.slice(-most).map(async (request) => {
      const answer = await cache.match(request);
      const seenAt = answer?.headers.get(KEPT_AT);
      if (!answer || !seenAt || Date.now() - Date.parse(seenAt) > READ_KEPT_MS) return [];
      return [{ listing: (await answer.json()) as Listing, seenAt }];
    }),
  );
  return found.flat();
}
