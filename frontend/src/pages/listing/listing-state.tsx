import { Trans, useLingui } from '@lingui/react/macro';
import type { Listing } from '@/features/listings/api';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { Time } from '@/shared/ui/time';

/** Said above a listing that is not on sale: what became of it, and where to go on. Nothing above others. */
export function ListingState({ listing }: { listing: Listing }) {
  const { t } = useLingui();
  const { status, game, hidden_until } = listing;
  const isOwn = listing.buy_refusal === 'own_listing';
  if (listing.is_hidden) {
    return (
      <Banner
        tone="danger"
        title={t`Moderators have hidden this listing`}
        action={isOwn && <ButtonLink to={paths.notifications()} size="sm">{t`Notifications`}</ButtonLink>}
      >
        {hidden_until ? (
          <Trans>
            Only you and they see it until <Time iso={hidden_until} as="date" />. Your notifications lead to
            the reason.
          </Trans>
        ) : (
          t`Only you and they see it. Your notifications lead to the reason.`
        )}
      </Banner>
    );
  }
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
