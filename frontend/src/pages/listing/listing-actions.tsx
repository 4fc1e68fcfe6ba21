import type { Listing } from '@/features/listings/api';
import { CompareToggle } from '@/features/listings/components/compare-toggle';
import { ReportButton } from '@/features/moderation/components/report-button';
import { paths } from '@/shared/lib/paths';
import { ShareButton } from '@/shared/ui/share-button';

/** What can be done with it besides buying: show it to somebody, compare it, report it. */
export function ListingActions({ listing: { id, title, buy_refusal } }: { listing: Listing }) {
  return (
    <>
      <ShareButton title={title} path={paths.listing(id)} />
      <CompareToggle listingId={id} title={title} isInLine />
      {buy_refusal !== 'own_listing' && (
        <ReportButton subject={{ kind: 'listing', id }} name={title} look="words" />
      )}
    </>
  );
}
