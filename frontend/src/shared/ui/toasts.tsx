import { lazy, Suspense, useSyncExternalStore } from 'react';
import { toastDemand } from './toast';

const AGAIN_AFTER_MS = 5_000;

/** Toasts tell of a server that is away, which may be the one that their code comes from: it is asked again. */
async function load(): Promise<{ default: typeof import('./toaster').Toaster }> {
  try {
    return { default: (await import('./toaster')).Toaster };
  } catch {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    return load();
  }
}

const Toaster = lazy(load);

/** The place where toasts appear, once per page; fetches its code with the first toast. */
export function Toasts() {
  const isWanted = useSyncExternalStore(toastDemand.subscribe, toastDemand.isWanted);
  if (!isWanted) return null;
  return (
    <Suspense>
      <Toaster />
    </Suspense>
  );
}
