import { Outlet } from 'react-router';
import { useMe } from '@/features/users/api';
import { SecondFactorDue } from '@/features/users/components/second-factor-due';
import { ForbiddenPage } from '@/pages/forbidden/forbidden-page';
import { ProblemState } from '@/shared/ui/problem-state';
import { PageSkeleton } from '../page-skeleton';

/**
 * Pages of the staff: others who are signed in are told that they have no access, and staff without a second factor
 * what is due first. Stands inside `AuthGuard`, which brings people back here after sign-in.
 */
export function StaffGuard() {
  const { data: me, error, refetch } = useMe();
  if (me?.two_factor_due) return <SecondFactorDue />;
  if (me) return me.is_staff ? <Outlet /> : <ForbiddenPage />;
  return error ? (
    <ProblemState as="h1" error={error} onRetry={() => void refetch()} className="py-24!" />
  ) : (
    <PageSkeleton />
  );
}
