import { OfflinePage } from '@/pages/offline/offline-page';
import { session, useSessionStatus } from '@/shared/api/session';
import { paths } from '@/shared/lib/paths';
import { Navigate, Outlet, useLocation } from '@/shared/router/router';
import { PageSkeleton } from '../page-skeleton';

/** Pages of signed-in people: a guest is sent to sign in and comes back to the very address (R7.2). */
export function AuthGuard() {
  const status = useSessionStatus();
  const { pathname, search, hash } = useLocation();
  if (status === 'starting') return <PageSkeleton />;
  // Somebody who is signed in cannot prove it now: no reason to ask for a password.
  if (status === 'signed-out' && session.isExpected && !navigator.onLine) return <OfflinePage />;
  if (status === 'signed-out') return <Navigate to={paths.login(pathname + search + hash)} replace />;
  return <Outlet />;
}
