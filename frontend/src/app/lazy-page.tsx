import { type ComponentType, lazy, useSyncExternalStore } from 'react';
import { loadAllMessages } from '@/shared/i18n/locale';

let pending = 0;
const listeners = new Set<() => void>();

function count(by: 1 | -1): void {
  pending += by;
  for (const listener of listeners) listener();
}

async function counted<Result>(work: Promise<Result>): Promise<Result> {
  count(1);
  try {
    return await work;
  } finally {
    count(-1);
  }
}

/** What every page but the first ones needs besides its code: their texts, and the words of their refusals. */
const loadRest = () => Promise.all([loadAllMessages(), import('@/shared/api/more-problem-words')]);

/**
 * A page whose code, and the texts that only such pages use, come when it is first opened.
 *
 * @param isStartPage its texts are in the first part of the messages (see tools/messages.mjs)
 */
export function lazyPage(load: () => Promise<ComponentType>, isStartPage = false): ComponentType {
  return lazy(async () => {
    const [page] = await counted(Promise.all([load(), isStartPage ? undefined : loadRest()]));
    return { default: page };
  });
}

/** Whether a page's code is on its way. */
export function useIsPageLoading(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending > 0,
  );
}
