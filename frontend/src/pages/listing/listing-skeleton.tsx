import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@/shared/ui/skeleton';
import { LISTING_COLUMNS } from './listing-columns';

/** The server's first screen has picture and title themselves there (src/app/first-screen.tsx). */
export const GALLERY_PLACE = <Skeleton className="aspect-[16/10] rounded-2xl" />;
export const TITLE_PLACE = <Skeleton className="mt-3 h-9 w-4/5" />;

/** The page's geometry while the listing comes. */
export function ListingSkeleton() {
  const { t } = useLingui();
  return (
    <div className="page py-5 md:py-6" role="status" aria-label={t`Loading`}>
      <Skeleton className="h-5 w-64 max-w-full" />
      <div className={LISTING_COLUMNS}>
        <div>
          {GALLERY_PLACE}
          <div className="mt-3 grid grid-cols-5 gap-2 md:gap-3">
            {[1, 2, 3, 4, 5].map((place) => (
              <Skeleton key={place} className="aspect-[16/10]" />
            ))}
          </div>
          <Skeleton className="mt-6 h-5.5 w-56 rounded-full" />
          {TITLE_PLACE}
          <Skeleton className="mt-3 h-5 w-72 max-w-full" />
        </div>
        <div className="grid content-start gap-5">
          <Skeleton className="h-[30rem] rounded-xl" />
          <Skeleton className="h-47 rounded-xl" />
        </div>
        <Skeleton className="h-72 rounded-xl" />
      </div>
    </div>
  );
}
