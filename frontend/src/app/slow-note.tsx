import { Trans, useLingui } from '@lingui/react/macro';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Button } from '@/shared/ui/button';
import { Spinner } from '@/shared/ui/spinner';

/** After so long a first load is slow: most are answered in a tenth of it. */
export const SLOW_MS = 6000;

/** What the open page waits for without having anything to show yet. */
function awaited(client: QueryClient) {
  return client
    .getQueryCache()
    .findAll({ type: 'active', fetchStatus: 'fetching' })
    .filter(({ state, meta }) => state.status === 'pending' && !meta?.isPolled);
}

/** Says that a first load takes longer than usual, for as long as it does, with a way to ask once more. */
export function SlowNote() {
  const { t } = useLingui();
  const client = useQueryClient();
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      if (awaited(client).length > 0) {
        timer ??= setTimeout(() => setSlow(true), SLOW_MS);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      setSlow(false);
    };
    look();
    const stop = client.getQueryCache().subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [client]);
  const again = () => {
    for (const { queryKey } of awaited(client)) {
      const one = { queryKey, exact: true };
      void client.cancelQueries(one).then(() => client.refetchQueries(one));
    }
  };
  return (
    <div
      role="status"
      className="above-tab-bar pointer-events-none fixed inset-x-0 z-40 flex justify-center p-4 empty:hidden"
    >
      {isSlow && (
        <div className="surface pointer-events-auto flex animate-appear items-center gap-3 bg-overlay px-4 py-2.5 shadow-float">
          <Spinner />
          <p>
            <Trans>This takes longer than usual.</Trans>
          </p>
          <Button size="sm" onClick={again}>{t`Try again`}</Button>
        </div>
      )}
    </div>
  );
}
