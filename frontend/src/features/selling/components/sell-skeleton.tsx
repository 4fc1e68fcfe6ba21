import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** The sell form's own geometry while it is fetched. */
export function SellSkeleton() {
  const { t } = useLingui();
  return (
    <div
      role="status"
      aria-label={t`Loading`}
      className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]"
    >
      <div className="grid content-start gap-6">
        <Skeleton className="h-36 rounded-xl" />
        <Skeleton className="h-72 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </div>
      <Skeleton className="h-96 rounded-xl max-lg:row-start-1 max-lg:h-64" />
    </div>
  );
}
