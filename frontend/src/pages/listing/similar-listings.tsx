import { useLingui } from '@lingui/react/macro';
import { useSimilarListings } from '@/features/listings/api';
import { ListingCard } from '@/features/listings/components/listing-card';
import { ListingCardSkeleton } from '@/features/listings/components/listing-card-skeleton';
import { ViewedRow } from '@/features/listings/components/viewed-row';
import { ProblemState } from '@/shared/ui/problem-state';
import { SCROLLED_ROW, WIDE_PLACE } from '@/shared/ui/scrolled-row';

const SHOWN = 4;

/** What else one may want to see: others like it, and what one looked at before. */
export function SimilarListings({ listingId }: { listingId: string }) {
  return (
    <>
      <Similar listingId={listingId} />
      <ViewedRow without={listingId} />
    </>
  );
}

/** Others of the same game for about as much; nothing when there are none. */
function Similar({ listingId }: { listingId: string }) {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useSimilarListings(listingId);
  if (data?.length === 0) return null;
  return (
    <section aria-labelledby="similar" className="page pt-10 pb-8 md:pt-14">
      <h2 id="similar" className="mb-5 font-bold text-xl tracking-[-.02em]">
        {t`Similar accounts`}
      </h2>
      {error && !data ? (
        <ProblemState as="h3" error={error} onRetry={() => void refetch()} />
      ) : (
        <ul className={SCROLLED_ROW} aria-busy={isPending}>
          {data
            ? data.slice(0, SHOWN).map((listing) => (
                <li key={listing.id} className={WIDE_PLACE}>
                  <ListingCard listing={listing} />
                </li>
              ))
            : Array.from({ length: SHOWN }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
                <li key={index} className={WIDE_PLACE}>
                  <ListingCardSkeleton />
                </li>
              ))}
        </ul>
      )}
    </section>
  );
}
