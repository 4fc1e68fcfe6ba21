import { Trans } from '@lingui/react/macro';
import { WifiOff } from 'lucide-react';
import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Says that the connection is gone, for as long as it is. */
export function OfflineStrip() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  if (isOnline) return null;
  return (
    <div role="status" className="border-attention-line border-b bg-attention-soft py-2">
      <p className="page flex items-center justify-center gap-2 text-attention">
        <WifiOff className="size-4 shrink-0" aria-hidden="true" />
        <Trans>No connection: what you see may be out of date.</Trans>
      </p>
    </div>
  );
}
