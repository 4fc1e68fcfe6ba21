import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** The wizard's own geometry while it is fetched. */
export function SellSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="grid grid-cols-1 gap-6">
      <Skeleton className="h-6 rounded-full" />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          <Skeleton className="h-96 rounded-xl" />
          <Skeleton className="h-16 rounded-xl" />
        </div>
        <Skeleton className="h-96 rounded-xl max-lg:hidden" />
      </div>
    </div>
  );
}
