import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';

/** The thread, and beside it (above and below it on phones) the state and the money. */
export const DISPUTE_COLUMNS =
  'mt-6 grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:gap-8';

/** The dispute's own geometry while it is fetched. */
export function DisputeSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`}>
      <Skeleton className="h-5 w-64 max-w-full" />
      <Skeleton className="mt-3 h-10 w-96 max-w-full" />
      <Skeleton className="mt-2 h-5 w-56" />
      <div className={DISPUTE_COLUMNS}>
        <div className="grid gap-6 lg:col-start-2 lg:row-start-1">
          <Skeleton className="h-56 rounded-xl" />
          <Skeleton className="h-80 rounded-xl max-lg:hidden" />
        </div>
        <div className="grid gap-4 lg:col-start-1 lg:row-start-1">
          {['opened', 'answer'].map((key) => (
            <div key={key} className="flex gap-4">
              <Skeleton className="size-10 shrink-0 rounded-full max-sm:hidden" />
              <Skeleton className="h-44 flex-1 rounded-xl" />
            </div>
          ))}
          <Skeleton className="h-56 rounded-xl" />
        </div>
      </div>
    </div>
  );
}
