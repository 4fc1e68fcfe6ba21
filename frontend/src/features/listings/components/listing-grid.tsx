import type { ReactNode } from 'react';
import { cn } from '@/shared/lib/cn';
import { useInTurn } from '@/shared/ui/in-turn';
import type { ListingSummary } from '../api';
import { ListingCard } from './listing-card';
import { ListingCardSkeleton } from './listing-card-skeleton';

/** 4, 3, 2 or 1 columns by the width of the place it stands in; beside facets, four where the page is at its widest. */
const COLUMNS = 'grid grid-cols-1 gap-4 @md:grid-cols-2 @3xl:grid-cols-3 @min-[62rem]:grid-cols-4 md:gap-5';

/** Pictures in the first row are fetched at once. */
const EAGER_COUNT = 4;

/** At the top of a page, what a phone's window holds stands at once and so many more in each frame. */
const AT_ONCE = 1;
const IN_A_FRAME = 2;

export interface ListingGridProps {
  listings: readonly ListingSummary[];
  /** Old results, while new ones load. */
  isDimmed?: boolean;
  /** The grid is at the top of its page. */
  isFirstOnPage?: boolean;
  /** What stands on a card's corner in place of the heart. */
  actionFor?: (listing: ListingSummary) => ReactNode;
}

/** Cards in columns. */
export function ListingGrid({
  listings,
  isDimmed = false,
  isFirstOnPage = false,
  actionFor,
}: ListingGridProps) {
  const count = useInTurn(listings.length, isFirstOnPage ? AT_ONCE : listings.length, IN_A_FRAME);
  return (
    <div className="@container">
      <ul
        aria-busy={isDimmed}
        className={cn(COLUMNS, 'transition-opacity duration-150', isDimmed && 'opacity-50')}
      >
        {listings.slice(0, count).map((listing, index) => (
          <li
            key={listing.id}
            className={cn('min-w-0', !(isFirstOnPage && index < EAGER_COUNT) && 'drawn-when-near')}
          >
            <ListingCard
              listing={listing}
              isEager={isFirstOnPage && index < EAGER_COUNT}
              action={actionFor?.(listing)}
            />
          </li>
        ))}
        {count < listings.length && <li className="col-span-full h-dvh" aria-hidden="true" />}
      </ul>
    </div>
  );
}

/** The grid's place while its first cards load. */
export function ListingGridSkeleton({ count = 12 }: { count?: number }) {
  return (
    <div className="@container" aria-hidden="true">
      <div className={COLUMNS}>
        {Array.from({ length: count }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
          <ListingCardSkeleton key={index} />
        ))}
      </div>
    </div>
  );
}
