import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** The deposit's geometry while it is fetched. */
export function DepositSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="flex flex-col items-center">
      <Skeleton className="size-16 rounded-full" />
      <Skeleton className="mt-5 h-8 w-64 max-w-full" />
      <Skeleton className="mt-2 h-8 w-40" />
      <Skeleton className="mt-3 h-5 w-80 max-w-full" />
      <Skeleton className="mt-6 h-10 w-56" />
      <Skeleton className="mt-8 h-24 w-full" />
    </div>
  );
}
