import { type InfiniteData, infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';
import { type SendOptions, send } from './client';

/** One page of any list: `next` and `previous` are paths that can be passed to `send`. */
export interface ListPage<Item> {
  results: Item[];
  next: string | null;
  previous: string | null;
}

/**
 * Options of an infinite list that follows the server's cursors.
 *
 * @example useInfiniteQuery(listOptions<Order>(['orders', 'purchases'], '/api/v1/profile/purchases/'))
 */
export function listOptions<Item>(queryKey: QueryKey, path: string, query?: SendOptions['query']) {
  return infiniteQueryOptions({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      pageParam === null
        ? send<ListPage<Item>>(path, { signal, ...(query && { query }) })
        : send<ListPage<Item>>(pageParam, { signal }),
    getNextPageParam: (page) => page.next,
  });
}

/** All items fetched so far, in order. */
export function allItems<Item>(data: InfiniteData<ListPage<Item>, unknown> | undefined): Item[] {
  return data?.pages.flatMap((page) => page.results) ?? [];
}
