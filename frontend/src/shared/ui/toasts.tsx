import { lazy, Suspense, useSyncExternalStore } from 'react';
import { toastDemand } from './toast';

const Toaster = lazy(async () => ({ default: (await import('./toaster')).Toaster }));

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
