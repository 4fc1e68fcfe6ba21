import { Outlet } from 'react-router';
import { useMe } from '@/features/users/api';
import { ForbiddenPage } from '@/pages/forbidden/forbidden-page';
import { ProblemState } from '@/shared/ui/problem-state';
import { lazyPage } from '../lazy-page';
import { PageSkeleton } from '../page-skeleton';

const SecondFactorDuePage = lazyPage(
  async () => (await import('@/pages/second-factor-due/second-factor-due-page')).SecondFactorDuePage,
);

/**
 * Pages of the staff: others who are signed in are told that they have no access, and staff without a second factor
 * what is due first. Stands inside `AuthGuard`, which brings people back here after sign-in.
 */
export function StaffGuard() {
  const { data: me, error, refetch } = useMe();
  if (me?.two_factor_due) return <SecondFactorDuePage />;
  if (me) return me.is_staff ? <Outlet /> : <ForbiddenPage />;
  return error ? (
    <ProblemState as="h1" error={error} onRetry={() => void refetch()} className="py-24!" />
  ) : (
    <PageSkeleton />
  );
}
