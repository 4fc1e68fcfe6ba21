import { Suspense } from 'react';
import type { FallbackProps } from 'react-error-boundary';
import { OfflinePage } from '@/pages/offline/offline-page';
import { ServerErrorPage } from '@/pages/server-error/server-error-page';
import { isProblem } from '@/shared/api/problem';
import { lazyPage } from './lazy-page';

// The server has answered, so these can be fetched; the two others are for when nothing can.
const ForbiddenPage = lazyPage(async () => (await import('@/pages/forbidden/forbidden-page')).ForbiddenPage);
const NotFoundPage = lazyPage(async () => (await import('@/pages/not-found/not-found-page')).NotFoundPage);

/** What a page that broke, or could not be fetched, is replaced by; header and footer stay. */
export function RouteError({ error }: FallbackProps) {
  const status = isProblem(error) ? error.status : undefined;
  if (status === 404 || status === 403)
    return <Suspense>{status === 404 ? <NotFoundPage /> : <ForbiddenPage />}</Suspense>;
  if (!navigator.onLine || (isProblem(error) && error.isNetwork && error.code !== 'client.error'))
    return <OfflinePage />;
  return <ServerErrorPage error={error} />;
}
