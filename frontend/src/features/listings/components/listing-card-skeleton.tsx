import { Skeleton } from '@/shared/ui/skeleton';

/** The server's first screen has the picture itself there (src/app/first-screen.tsx). */
export const CARD_PICTURE_PLACE = <Skeleton className="aspect-16/10 rounded-t-[11px] rounded-b-none" />;

/** The place of a card: line for line as high as the card. */
export function ListingCardSkeleton() {
  return (
    <div className="surface" aria-hidden="true">
      {CARD_PICTURE_PLACE}
      <div className="p-4">
        <div className="flex h-10.5 flex-col justify-around">
          <Skeleton className="h-4" />
          <Skeleton className="h-4 w-2/3" />
        </div>
        <div className="mt-1.5 flex h-5 items-center">
          <Skeleton className="h-3.5 w-1/2" />
        </div>
        <div className="mt-3 flex h-6 items-center">
          <Skeleton className="h-5 w-36" />
        </div>
        <div className="pt-3">
          <div className="flex h-9.25 items-center gap-2 border-line-muted border-t pt-3">
            <Skeleton className="size-6 rounded-full" />
            <Skeleton className="h-3.5 w-24" />
          </div>
        </div>
      </div>
    </div>
  );
}
