import type { QueryClient } from '@tanstack/react-query';
import { type ComponentType, lazy, useState, useSyncExternalStore } from 'react';
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

/** A page; `bringFirst` fetches what it shows first, for a start that has something to show meanwhile. */
export type PageComponent = ComponentType & { bringFirst?: (client: QueryClient) => Promise<unknown> };

/** `bring` fetches code and texts; from then on the page is shown without a place in its stead. */
export type LazyPage = ComponentType & { bring: () => Promise<PageComponent> };

/**
 * A page whose code and texts come when it is first opened.
 *
 * @param part its own texts (tools/text-parts.mjs); null: it says nothing itself
 */
export function lazyPage(load: () => Promise<PageComponent>, part: TextPart | null = 'rest'): LazyPage {
  let ready: PageComponent | undefined;
  const bring = async () => {
    const [page] = await counted(Promise.all([load(), loadFor(part)]));
    ready = page;
    return page;
  };
  const Later = lazy(async () => ({ default: await bring() }));
  const choose = () => ready ?? Later;
  return Object.assign(() => <Chosen choose={choose} />, { bring });
}

/** For as long as it is shown it stays the same component. */
function Chosen({ choose }: { choose: () => ComponentType }) {
  const [Shown] = useState<ComponentType>(choose);
  return <Shown />;
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
    () => false,
  );
}
