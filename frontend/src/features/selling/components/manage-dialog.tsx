import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { toProblem } from '@/shared/api/problem';
import { problemWords } from '@/shared/api/problem-words';
import { paths } from '@/shared/lib/paths';
import { Banner } from '@/shared/ui/banner';
import { Button, ButtonLink } from '@/shared/ui/button';
import { Dialog } from '@/shared/ui/dialog';
import { FormProblem } from '@/shared/ui/form-problem';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { Switch } from '@/shared/ui/switch';
import { showToast } from '@/shared/ui/toast';
import {
  type ListingEvent,
  type OwnListing,
  type OwnListingCard,
  useOwnListing,
  useUpdateListing,
} from '../api';
import { useListingWords } from '../hooks/use-listing-words';

const EVENTS: readonly ListingEvent[] = ['submit', 'resume', 'pause', 'archive'];

/** What may be done with a listing now, as the server says. */
export function ManageDialog({
  listing,
  isOpen,
  onClose,
}: {
  listing: OwnListingCard;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { data, error, refetch } = useOwnListing(listing.id, { isWanted: isOpen });
  const { eventDone } = useListingWords();
  const update = useUpdateListing();
  const run = (event: ListingEvent) =>
    update.mutate(
      { id: listing.id, event },
      {
        onSuccess: () => {
          onClose();
          showToast({ tone: 'success', title: eventDone(event) });
        },
      },
    );
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => {
        update.reset();
        onClose();
      }}
      isLocked={update.isPending}
      size="sm"
      title={t`Manage`}
      description={listing.title}
    >
      {data ? (
        <Actions
          listing={data}
          pending={update.isPending ? update.variables.event : undefined}
          onEvent={run}
          onOffers={(accepts_offers) => update.mutate({ id: listing.id, accepts_offers })}
          problem={update.error ? problemWords(toProblem(update.error)) : undefined}
        />
      ) : error ? (
        <ProblemState error={error} onRetry={() => void refetch()} as="h3" />
      ) : (
        <Skeleton className="h-40" />
      )}
    </Dialog>
  );
}

function Actions({
  listing,
  pending,
  onEvent,
  onOffers,
  problem,
}: {
  listing: OwnListing;
  pending: ListingEvent | null | undefined;
  onEvent: (event: ListingEvent) => void;
  onOffers: (accepts: boolean) => void;
  problem: string | undefined;
}) {
  const { t } = useLingui();
  const { statusOf, eventLabel } = useListingWords();
  const [isArchiving, setArchiving] = useState(false);
  const allowed = EVENTS.filter((event) => listing.allowed_events.includes(event));
  const canEdit = listing.allowed_events.includes('edit') || listing.status === 'quarantined';

  if (isArchiving) {
    return (
      <div className="grid gap-4">
        <p>{t`The listing is taken off for good, and the sealed login is forgotten. This cannot be undone.`}</p>
        <FormProblem message={problem} />
        <Button
          variant="danger"
          size="lg"
          isWide
          isLoading={pending === 'archive'}
          onClick={() => onEvent('archive')}
        >
          {t`Yes, archive it`}
        </Button>
        <Button size="lg" isWide disabled={Boolean(pending)} onClick={() => setArchiving(false)}>
          {t`Not now`}
        </Button>
      </div>
    );
  }
  return (
    <div className="grid gap-2">
      <p className="mb-2 text-muted">{statusOf(listing.status).meaning}</p>
      {listing.rejection_reason && (
        <Banner tone="danger" title={t`Why it was rejected`} className="mb-2">
          {listing.rejection_reason}
        </Banner>
      )}
      <FormProblem message={problem} />
      {canEdit && (
        <ButtonLink size="lg" isWide to={paths.editListing(listing.id)}>
          {t`Edit`}
        </ButtonLink>
      )}
      {allowed.map((event) => (
        <Button
          key={event}
          size="lg"
          isWide
          variant={event === 'archive' ? 'danger' : event === 'pause' ? 'secondary' : 'primary'}
          isLoading={pending === event}
          disabled={Boolean(pending) && pending !== event}
          onClick={() => (event === 'archive' ? setArchiving(true) : onEvent(event))}
        >
          {eventLabel(event)}
        </Button>
      ))}
      {listing.allowed_events.includes('edit') && (
        <Switch
          label={t`Buyers may offer their price`}
          hint={t`Your lowest price is set where you edit the listing.`}
          checked={listing.accepts_offers}
          disabled={Boolean(pending)}
          onChange={(event) => onOffers(event.target.checked)}
          className="my-2"
        />
      )}
      {listing.status !== 'draft' && (
        <ButtonLink size="lg" isWide variant="ghost" to={paths.listing(listing.id)}>
          {t`See the listing`}
        </ButtonLink>
      )}
    </div>
  );
}
