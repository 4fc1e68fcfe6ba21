import { useMe } from '@/features/users/api';
import { useSessionStatus } from '@/shared/api/session';
import { StaffContext } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { Navigate, Outlet, useLocation } from '@/shared/router/router';
import { ProblemState } from '@/shared/ui/problem-state';
import { lazyPage } from '../lazy-page';
import { PageSkeleton } from '../page-skeleton';

const SecondFactorDuePage = lazyPage(
  async () => (await import('@/pages/second-factor-due/second-factor-due-page')).SecondFactorDuePage,
);

/**
 * The staff's pages: everybody else is sent to the staff's sign-in, which says why and brings them back to the very
 * address; staff without a second factor are told what is due first.
 */
export function AdminGuard() {
  const status = useSessionStatus();
  const { pathname, search, hash } = useLocation();
  const { data: me, error, refetch } = useMe();
  const toSignIn = <Navigate to={adminPaths.login(pathname + search + hash)} replace />;
  if (status === 'signed-out') return toSignIn;
  if (!me) {
    return error ? (
      <ProblemState as="h1" error={error} onRetry={() => void refetch()} className="py-24!" />
    ) : (
      <PageSkeleton />
    );
  }
  if (me.two_factor_due) return <SecondFactorDuePage />;
  if (me.staff_role === '') return toSignIn;
  return (
    <StaffContext value={{ id: me.id, username: me.username, role: me.staff_role }}>
      <Outlet />
    </StaffContext>
  );
}
