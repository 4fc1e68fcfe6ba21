import { useLingui } from '@lingui/react/macro';
import { Button } from '@/shared/ui/button';
import { SCROLLED_ROW, WIDE_PLACE } from '@/shared/ui/scrolled-row';
import { useListingsByIds } from '../by-ids-api';
import { forgetViewed, useViewed } from '../viewed';
import { ListingCard } from './listing-card';
import { ListingCardSkeleton } from './listing-card-skeleton';

const SHOWN = 4;
/** Some may be gone by now. */
const ASKED = 8;

/** What was looked at in this browser, the latest first; nothing where there is none, or it could not be had. */
export function ViewedRow({ without }: { /** The listing of this page. */ without?: string }) {
  const { t } = useLingui();
  const ids = useViewed()
    .map(({ id }) => id)
    .filter((id) => id !== without)
    .slice(0, ASKED);
  const { data, isPending } = useListingsByIds(ids);
  if (ids.length === 0 || (!isPending && !data?.length)) return null;
  return (
    <section aria-labelledby="viewed" className="page pt-10 pb-8 md:pt-14">
      <div className="mb-5 flex items-center justify-between gap-4">
        <h2 id="viewed" className="font-bold text-xl tracking-[-.02em]">
          {t`You looked at`}
        </h2>
        <Button variant="ghost" size="sm" onClick={forgetViewed} aria-label={t`Clear what you looked at`}>
          {t`Clear`}
        </Button>
      </div>
      <ul className={SCROLLED_ROW} aria-busy={isPending}>
        {data
          ? data.slice(0, SHOWN).map((listing) => (
              <li key={listing.id} className={WIDE_PLACE}>
                <ListingCard listing={listing} />
              </li>
            ))
          : ids.slice(0, SHOWN).map((id) => (
              <li key={id} className={WIDE_PLACE}>
                <ListingCardSkeleton />
              </li>
            ))}
      </ul>
    </section>
  );
}
