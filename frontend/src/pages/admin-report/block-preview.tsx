import { UserBlockPreview } from '@/features/backoffice/components/user-block-preview';
import { useDeskUser } from '@/features/backoffice/users-desk-api';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';

/** What a block of somebody touches, as the server counts it; that one looked is on record. */
export function BlockPreview({ userId }: { userId: string }) {
  const { data: user, error, refetch } = useDeskUser(userId);
  if (user) return <UserBlockPreview user={user} />;
  return error ? (
    <ProblemState error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton className="h-36" />
  );
}
