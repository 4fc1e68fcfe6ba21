import { useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';

/** Said above a listing that is not on sale: what became of it, and where to go on. Nothing above others. */
export function ListingState({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const { status, game } = listing;
  const isOwn = listing.buy_refusal === 'own_listing';
  if (status === 'active') return null;
  const others = (
    <ButtonLink to={paths.game(game.slug)} size="sm">
      {t`Others of this game`}
    </ButtonLink>
  );
  if (status === 'reserved') {
    return (
      <Banner tone="attention" title={t`Somebody is buying this account right now`} action={!isOwn && others}>
        {t`If the purchase falls through, it is on sale again. Add it to your favorites to find it.`}
      </Banner>
    );
  }
  if (status === 'sold') {
    return (
      <Banner tone="accent" title={t`This account is sold`} action={!isOwn && others}>
        {t`It stays here to be looked at; similar ones are below.`}
      </Banner>
    );
  }
  return (
    <Banner
      tone={status === 'rejected' || status === 'quarantined' ? 'danger' : 'attention'}
      title={t`Only you and the moderators see this page`}
      action={isOwn && <ButtonLink to={paths.myListings()} size="sm">{t`My listings`}</ButtonLink>}
    >
      {listing.rejection_reason || t`The listing is not on sale.`}
    </Banner>
  );
}
