import type { FallbackProps } from 'react-error-boundary';
import { ForbiddenPage } from '@/pages/forbidden/forbidden-page';
import { NotFoundPage } from '@/pages/not-found/not-found-page';
import { OfflinePage } from '@/pages/offline/offline-page';
import { ServerErrorPage } from '@/pages/server-error/server-error-page';
import { isProblem } from '@/shared/api/problem';

/** What a page that broke, or could not be fetched, is replaced by; header and footer stay. */
export function RouteError({ error }: FallbackProps) {
  const status = isProblem(error) ? error.status : undefined;
  if (status === 404) return <NotFoundPage />;
  if (status === 403) return <ForbiddenPage />;
  if (!navigator.onLine || (isProblem(error) && error.isNetwork && error.code !== 'client.error'))
    return <OfflinePage />;
  return <ServerErrorPage error={error} />;
}
