import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** The profile's geometry while it is fetched. */
export function ProfileSkeleton() {
  const { t } = useLingui();
  return (
    <div
      role="status"
      aria-label={t`Loading`}
      className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <Skeleton className="h-72 rounded-xl lg:order-2" />
      <div className="grid gap-6">
        <Skeleton className="h-90 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
        <Skeleton className="h-80 rounded-xl" />
      </div>
    </div>
  );
}
