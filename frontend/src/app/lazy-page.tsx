import { type ComponentType, lazy, useSyncExternalStore } from 'react';
import { loadTexts, type TextPart } from '@/shared/i18n/locale';

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

/** What the pages without texts of their own need besides their code: the texts of them all, and all refusals' words. */
const loadRest = () =>
  Promise.all([loadTexts('rest'), loadTexts('refusals'), import('@/shared/api/more-problem-words')]);

/**
 * A page whose code and texts come when it is first opened.
 *
 * @param part its own texts (tools/text-parts.mjs); null: it says nothing itself
 */
export function lazyPage(load: () => Promise<ComponentType>, part: TextPart | null = 'rest'): ComponentType {
  return lazy(async () => {
    const [page] = await counted(Promise.all([load(), loadFor(part)]));
    return { default: page };
  });
}

function loadFor(part: TextPart | null): Promise<unknown> | undefined {
  if (part === null) return undefined;
  return part === 'rest' ? loadRest() : loadTexts(part);
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
