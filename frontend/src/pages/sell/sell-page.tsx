import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useGame, useGames } from '@/features/games/api';
import { ListingCard } from '@/features/listings/components/listing-card';
import type { OwnListing } from '@/features/selling/api';
import { SellDone } from '@/features/selling/components/sell-done';
import { SellForm } from '@/features/selling/components/sell-form';
import { SellSkeleton } from '@/features/selling/components/sell-skeleton';
import { usePlans } from '@/features/subscriptions/api';
import { useMe } from '@/features/users/api';
import { HoursNote } from '@/features/users/components/hours-note';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { ProblemState } from '@/shared/ui/problem-state';
import { showToast } from '@/shared/ui/toast';

export function SellPage() {
  const { t } = useLingui();
  useDocumentTitle(t`List account`);
  const navigate = useNavigate();
  const [slug, setSlug] = useState('');
  const [submitted, setSubmitted] = useState<OwnListing | null>(null);
  const me = useMe();
  const games = useGames();
  const game = useGame(slug || undefined);
  const plans = usePlans();
  const failed = [games, me].find(({ error, data }) => error && !data);

  const finish = (listing: OwnListing, isSubmitted: boolean) => {
    if (isSubmitted) {
      setSubmitted(listing);
      window.scrollTo({ top: 0 });
    } else {
      showToast({ tone: 'success', title: t`Draft saved.` });
      void navigate(paths.myListings());
    }
  };

  if (submitted) {
    return (
      <div className="page py-6 md:py-8">
        <SellDone listing={submitted} onAnother={() => setSubmitted(null)} />
      </div>
    );
  }
  return (
    <div className="page py-6 md:py-8">
      <h1 className="text-title">{t`List account`}</h1>
      <p className="mt-1 mb-6 text-muted">
        {t`Buyers pay into escrow first. You are paid when the buyer has the account.`}
      </p>
      {failed ? (
        <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : me.data && games.data ? (
        <SellForm
          games={games.data}
          game={game.data}
          onGame={setSlug}
          seller={me.data}
          hoursNote={<HoursNote me={me.data} />}
          rateBps={plans.data?.find(({ code }) => code === me.data.plan)?.commission_bps}
          renderCard={(listing) => <ListingCard listing={listing} action={null} />}
          onSaved={finish}
        />
      ) : (
        <SellSkeleton />
      )}
    </div>
  );
}
