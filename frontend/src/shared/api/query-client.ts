import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { toProblem } from './problem';

export interface MutationMeta extends Record<string, unknown> {
  /** A lone action with no place of its own for an error: tell it in a toast. */
  isErrorToasted?: boolean;
}

export interface QueryMeta extends Record<string, unknown> {
  /** Asked again and again by itself: a failed round is no news. */
  isPolled?: boolean;
}

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: MutationMeta;
    queryMeta: QueryMeta;
  }
}

type Tell = (error: unknown, retry?: () => void) => void;

/**
 * The one cache of server data. Repeats are the transport's work, so queries do not retry by themselves.
 *
 * A page shows its own failed query; a toast tells only what has no place on the page: a failed background refresh,
 * and mutations marked `meta: { isErrorToasted: true }`.
 *
 * @param tell shows a toast
 */
export function createQueryClient(tell: Tell): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => tellBackgroundFailure(error, query, tell) }),
    mutationCache: new MutationCache({
      onError: (error, variables, _result, mutation) => {
        if (mutation.meta?.isErrorToasted) tell(error, () => void mutation.execute(variables));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        retry: false,
        refetchOnWindowFocus: true,
        // The worker may answer without a connection; where there is none, queries wait for it.
        networkMode: navigator.serviceWorker?.controller ? 'offlineFirst' : 'online',
      },
      // Never later by itself: what somebody wanted a minute ago they may no longer want.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

function tellBackgroundFailure(error: unknown, query: Query<unknown, unknown>, tell: Tell): void {
  const isShownOnPage = query.state.data === undefined;
  // A page that polls shows by itself that it is waiting; a lost connection has its strip.
  const isSilent = toProblem(error).status === 401 || query.meta?.isPolled || !navigator.onLine;
  if (!isShownOnPage && !isSilent) tell(error, () => void query.fetch());
}
