import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** In place of a request that is on its way. */
export function RequestSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="page py-6 md:py-8">
      <div className="mx-auto grid max-w-3xl gap-4">
        <Skeleton className="h-5 w-40" />
        <Skeleton className="h-10 w-72 max-w-full" />
        <Skeleton className="h-32" />
        <Skeleton className="h-40" />
      </div>
    </div>
  );
}
