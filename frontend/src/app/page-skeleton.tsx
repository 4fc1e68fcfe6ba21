import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** While a page's code comes for the first time. */
export function PageSkeleton() {
  const { t } = useLingui();
  return (
    <div className="page min-h-[70dvh] py-8" role="status" aria-label={t`Loading`}>
      <Skeleton className="h-5 w-48" />
      <Skeleton className="mt-5 h-9 w-80 max-w-full" />
      <div className="mt-8 grid gap-5 sm:grid-cols-2 xl:grid-cols-3">
        <Skeleton className="h-64 rounded-xl" />
        <Skeleton className="h-64 rounded-xl max-sm:hidden" />
        <Skeleton className="h-64 rounded-xl max-xl:hidden" />
      </div>
    </div>
  );
}
