import { useLingui } from '@lingui/react/macro';
import { useGame } from '@/features/games/api';
import { AttributeFacts } from '@/features/games/components/attribute-facts';
import { ListingCard } from '@/features/listings/components/listing-card';
import { useOwnListing } from '@/features/selling/api';
import { EditNotice } from '@/features/selling/components/edit-notice';
import { EditWizard } from '@/features/selling/components/edit-wizard';
import { SellSkeleton } from '@/features/selling/components/sell-skeleton';
import type { OwnListing } from '@/features/selling/shapes';
import { usePlans } from '@/features/subscriptions/api';
import { useMe } from '@/features/users/api';
import { HoursEditor } from '@/features/users/components/hours-editor';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { useMayReason } from '@/features/users/hooks/use-may-reason';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useNavigate, useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ProblemState } from '@/shared/ui/problem-state';
import { showToast } from '@/shared/ui/toast';

export function EditListingPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Edit listing`);
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const me = useMe();
  const blockedReason = useMayReason('sell');
  const listing = useOwnListing(id);
  const game = useGame(listing.data?.game.slug);
  const plans = usePlans();
  const failed = [listing, game, me].find(({ error, data }) => error && !data);

  const finish = (saved: OwnListing, isSubmitted: boolean) => {
    if (!isSubmitted) showToast({ tone: 'success', title: t`Saved.` });
    void navigate(isSubmitted ? `${paths.sell()}?sent=${saved.id}` : paths.myListings());
  };

  return (
    <div className="page py-6 md:py-8">
      <Breadcrumbs crumbs={[{ label: t`My listings`, to: paths.myListings() }, { label: t`Edit listing` }]} />
      <h1 className="mt-3 mb-6 text-title">{t`Edit listing`}</h1>
      <UnverifiedBanner blocks="sell" className="mb-6" />
      {failed ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : me.data && listing.data && game.data ? (
        <>
          <EditNotice listing={listing.data} />
          {isEditable(listing.data) && (
            <EditWizard
              listing={listing.data}
              games={[listing.data.game]}
              game={game.data}
              seller={me.data}
              blockedReason={blockedReason}
              hours={<HoursEditor me={me.data} />}
              rateBps={plans.data?.find(({ code }) => code === me.data.plan)?.commission_bps}
              renderCard={(card) => <ListingCard listing={card} action={null} />}
              renderFacts={(facts) => <AttributeFacts {...facts} />}
              onSaved={finish}
            />
          )}
        </>
      ) : (
        <SellSkeleton />
      )}
    </div>
  );
}

/** A quarantined listing takes nothing but a new login; its seller edits it once that is sealed. */
function isEditable(listing: OwnListing): boolean {
  return listing.allowed_events.includes('edit');
}
