import { type ReactNode, useDeferredValue } from 'react';
import { ListingCard } from '@/features/listings/components/listing-card';
import { ListingCardSkeleton } from '@/features/listings/components/listing-card-skeleton';
import { filtersToParams } from '@/features/listings/filters';
import { paths } from '@/shared/lib/paths';
import { useInTurn } from '@/shared/ui/in-turn';
import { ProblemState } from '@/shared/ui/problem-state';
import { SCROLLED_ROW, WIDE_PLACE } from '@/shared/ui/scrolled-row';
import { SectionHead } from './section-head';
import { CARD_COUNT, type HomeListings } from './use-home-listings';

export interface ListingRowProps {
  id: string;
  title: ReactNode;
  hint: ReactNode;
  row: HomeListings;
}

/** Four listings of a kind: in columns on wide screens, in a row to scroll elsewhere; nothing when there are none. */
export function ListingRow({ id, title, hint, row }: ListingRowProps) {
  // Drawn in slices: several rows come at once.
  const { filters, query, isPending, listings } = useDeferredValue(row);
  const count = useInTurn(listings.length, 1);
  if (!isPending && !query.isError && listings.length === 0) return null;
  return (
    <section aria-labelledby={id} className="page drawn-when-near pt-10 [--near-height:29rem] md:pt-14">
      <SectionHead id={id} title={title} hint={hint} to={`${paths.catalog()}?${filtersToParams(filters)}`} />
      {query.isError && !query.data ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h3" />
      ) : (
        <ul className={SCROLLED_ROW} aria-busy={isPending}>
          {isPending
            ? Array.from({ length: CARD_COUNT }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
                <li key={index} className={WIDE_PLACE}>
                  <ListingCardSkeleton />
                </li>
              ))
            : listings.slice(0, count).map((listing) => (
                <li key={listing.id} className={WIDE_PLACE}>
                  <ListingCard listing={listing} />
                </li>
              ))}
        </ul>
      )}
    </section>
  );
}
