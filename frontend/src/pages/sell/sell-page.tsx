import { useLingui } from '@lingui/react/macro';
import { useCallback, useState } from 'react';
import { useGame, useGames } from '@/features/games/api';
import { AttributeFacts } from '@/features/games/components/attribute-facts';
import { ListingCard } from '@/features/listings/components/listing-card';
import { useOwnListing } from '@/features/selling/api';
import { SellDone } from '@/features/selling/components/sell-done';
import { SellSkeleton } from '@/features/selling/components/sell-skeleton';
import { SellStart } from '@/features/selling/components/sell-start';
import { SellWizard } from '@/features/selling/components/sell-wizard';
import { useCreateDraft, useDraft, useDrafts } from '@/features/selling/drafts-api';
import type { SellDraft } from '@/features/selling/shapes';
import { usePlans } from '@/features/subscriptions/api';
import { type Me, useMe } from '@/features/users/api';
import { HoursEditor } from '@/features/users/components/hours-editor';
import { UnverifiedBanner } from '@/features/users/components/unverified-banner';
import { useMayReason } from '@/features/users/hooks/use-may-reason';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useNavigate, useSearchParams } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { ProblemState } from '@/shared/ui/problem-state';

/** Offer an account: a new draft, one to go on with (`?draft=…&step=…`), or what has just been sent (`?sent=…`). */
export function SellPage() {
  const { t } = useLingui();
  useDocumentTitle(t`List account`);
  const [params] = useSearchParams();
  const me = useMe();
  const sentId = params.get('sent');
  const draftId = params.get('draft');
  return (
    <div className="page py-6 md:py-8">
      {sentId ? (
        <Sent listingId={sentId} />
      ) : (
        <>
          <h1 className="text-title">{t`List account`}</h1>
          <p className="mt-1 mb-6 text-muted">
            {t`Buyers pay into escrow first. You are paid when the buyer has the account.`}
          </p>
          <UnverifiedBanner blocks="sell" className="mb-6" />
          {me.error && !me.data ? (
            <ProblemState error={me.error} onRetry={() => void me.refetch()} />
          ) : !me.data ? (
            <SellSkeleton />
          ) : draftId ? (
            <OpenDraft key={draftId} draftId={draftId} me={me.data} />
          ) : (
            <Start me={me.data} />
          )}
        </>
      )}
    </div>
  );
}

function Start({ me }: { me: Me }) {
  const navigate = useNavigate();
  const games = useGames();
  const create = useCreateDraft();
  // They stand above the games.
  const drafts = useDrafts();
  if (games.error && !games.data) {
    return <ProblemState error={games.error} onRetry={() => void games.refetch()} />;
  }
  if (!games.data || drafts.isPending) return <SellSkeleton />;
  return (
    <SellStart
      games={games.data}
      isBusy={create.isPending}
      error={create.error}
      onChoose={(game) =>
        create.mutate(
          { game, step: 'attributes', language: me.language },
          { onSuccess: ({ id }) => void navigate(`${paths.sell(id)}&step=attributes`) },
        )
      }
    />
  );
}

function OpenDraft({ draftId, me }: { draftId: string; me: Me }) {
  const { t } = useLingui();
  const draft = useDraft(draftId);
  if (draft.error && !draft.data) {
    return (
      <>
        <ProblemState error={draft.error} onRetry={() => void draft.refetch()} />
        <p className="text-center">
          <ButtonLink size="lg" to={paths.sell()}>{t`Begin anew`}</ButtonLink>
        </p>
      </>
    );
  }
  // An answer of an earlier visit may be older than what was saved since.
  if (!draft.data || !draft.isFetchedAfterMount) return <SellSkeleton />;
  return <DraftWizard draft={draft.data} me={me} onReload={() => draft.refetch()} />;
}

function DraftWizard({
  draft,
  me,
  onReload,
}: {
  draft: SellDraft;
  me: Me;
  onReload: () => Promise<unknown>;
}) {
  const navigate = useNavigate();
  const [slug, setSlug] = useState(draft.game?.slug ?? '');
  const [reloads, setReloads] = useState(0);
  const games = useGames();
  const game = useGame(slug || undefined);
  const plans = usePlans();
  const create = useCreateDraft();
  const blockedReason = useMayReason('sell');
  const choose = useCallback((chosen: string) => setSlug(chosen), []);
  const failed = [games, game].find(({ error, data }) => error && !data);
  if (failed && slug === draft.game?.slug) {
    return <ProblemState error={failed.error} onRetry={() => void failed.refetch()} />;
  }
  const isReady = games.data && (slug !== draft.game?.slug || game.data);
  if (!isReady) return <SellSkeleton />;
  return (
    <SellWizard
      key={reloads}
      draft={draft}
      games={games.data}
      game={game.data}
      onGame={choose}
      seller={me}
      blockedReason={blockedReason}
      hours={<HoursEditor me={me} />}
      rateBps={plans.data?.find(({ code }) => code === me.plan)?.commission_bps}
      renderCard={(listing) => <ListingCard listing={listing} action={null} />}
      renderFacts={(facts) => <AttributeFacts {...facts} />}
      onPublished={({ id }) => void navigate(`${paths.sell()}?sent=${id}`, { replace: true })}
      onReload={() => void onReload().then(() => setReloads((count) => count + 1))}
      onAnew={(body) =>
        create.mutate(body, { onSuccess: ({ id }) => void navigate(paths.sell(id), { replace: true }) })
      }
    />
  );
}

function Sent({ listingId }: { listingId: string }) {
  const listing = useOwnListing(listingId);
  if (listing.data) return <SellDone listing={listing.data} />;
  if (listing.error) {
    return <ProblemState as="h1" error={listing.error} onRetry={() => void listing.refetch()} />;
  }
  return <SellSkeleton />;
}
