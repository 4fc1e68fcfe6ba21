import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { useListingWords } from '../hooks/use-listing-words';
import type { OwnListing } from '../shapes';
import { SealForm } from './seal-form';
import { SellSection } from './sell-section';

/** What editing this listing means now, or why it cannot be edited. */
export function EditNotice({ listing }: { listing: OwnListing }): ReactNode {
  const { t } = useLingui();
  const { statusOf } = useListingWords();
  if (listing.status === 'quarantined') {
    const { label, meaning } = statusOf(listing.status);
    return (
      <SellSection title={label} hint={meaning}>
        <SealForm listing={listing} />
      </SellSection>
    );
  }
  if (!listing.allowed_events.includes('edit')) {
    return (
      <EmptyState
        drawing="lock"
        title={t`This listing cannot be edited now`}
        action={<ButtonLink size="lg" to={paths.myListings()}>{t`My listings`}</ButtonLink>}
      >
        {statusOf(listing.status).meaning}
      </EmptyState>
    );
  }
  if (listing.rejection_reason && listing.status === 'rejected') {
    return (
      <Banner tone="danger" title={t`Why it was rejected`} className="mb-6">
        {listing.rejection_reason}
      </Banner>
    );
  }
  if (listing.status === 'active') {
    return (
      <Banner tone="attention" className="mb-6">
        {t`A new price or delivery time holds at once. Other changes, and a price three times off, go to a moderator first; until then nobody sees the listing.`}
      </Banner>
    );
  }
  if (listing.status === 'paused') {
    return (
      <Banner tone="attention" className="mb-6">
        {t`Changes other than the price and the delivery time make it a draft again; submit it for review afterwards.`}
      </Banner>
    );
  }
  return null;
}
