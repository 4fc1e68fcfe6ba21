import { useLingui } from '@lingui/react/macro';
import { Archive, Copy, Ellipsis, Eye, Lock, Pause, Pencil, Play, Send, Share2 } from 'lucide-react';
import { useState } from 'react';
import { paths } from '@/shared/lib/paths';
import { useNavigate } from '@/shared/router/router';
import { Dialog } from '@/shared/ui/dialog';
import { Menu, type MenuEntry } from '@/shared/ui/menu';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { showToast } from '@/shared/ui/toast';
import { useDeleteListing, useOwnListing, useUpdateListing } from '../api';
import { useDuplicateListing } from '../drafts-api';
import { useListingWords } from '../hooks/use-listing-words';
import { useShare } from '../hooks/use-share';
import type { ListingEvent, OwnListingRow } from '../shapes';
import { ArchiveDialog } from './archive-dialog';
import { SealForm } from './seal-form';

const MOVES = { submit: <Send />, resume: <Play />, pause: <Pause /> } as const;

/** What may be done with one listing, as the server says. */
export function ListingMenu({ listing }: { listing: OwnListingRow }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { eventLabel, eventDone } = useListingWords();
  const update = useUpdateListing();
  const remove = useDeleteListing();
  const duplicate = useDuplicateListing();
  const { share } = useShare();
  const [open, setOpen] = useState<'archive' | 'seal' | null>(null);
  const { id, title, allowed_events: allowed } = listing;
  const isIn = (event: string) => allowed.includes(event);
  const isPublic = listing.status === 'active';

  const showDone = (event: ListingEvent) => {
    setOpen(null);
    showToast({ tone: 'success', title: eventDone(event) });
  };
  const run = (event: ListingEvent) =>
    update.mutate(
      { id, event },
      {
        onSuccess: () => showDone(event),
        // What is missing is filled in where it is asked for.
        onError: () => event === 'submit' && void navigate(`${paths.editListing(id)}?step=preview`),
      },
    );
  const canSeal = isIn('edit') || listing.status === 'quarantined';
  const moves = (['submit', 'resume', 'pause'] as const).filter(isIn);
  const entries: (MenuEntry | false)[] = [
    canSeal && { key: 'edit', label: t`Edit`, icon: <Pencil />, to: paths.editListing(id) },
    listing.status !== 'draft' && {
      key: 'see',
      label: t`See the listing`,
      icon: <Eye />,
      to: paths.listing(id),
    },
    {
      key: 'duplicate',
      label: t`Duplicate`,
      icon: <Copy />,
      onSelect: () =>
        duplicate.mutate(id, {
          onSuccess: (draft) => {
            showToast({ tone: 'success', title: t`A draft with the same text and pictures` });
            void navigate(paths.sell(draft.id));
          },
        }),
    },
    isPublic && {
      key: 'share',
      label: t`Share`,
      icon: <Share2 />,
      onSelect: () => void share({ id, title }),
    },
    ...moves.map((event, index) => ({
      key: event,
      label: eventLabel(event),
      icon: MOVES[event],
      onSelect: () => run(event),
      isFirstOfGroup: index === 0,
    })),
    canSeal && {
      key: 'seal',
      label: listing.has_credentials ? t`Seal another login` : t`Seal the login`,
      icon: <Lock />,
      onSelect: () => setOpen('seal'),
    },
    isIn('archive') && {
      key: 'archive',
      label: eventLabel('archive'),
      icon: <Archive />,
      onSelect: () => setOpen('archive'),
      isDanger: true,
      isFirstOfGroup: true,
    },
  ];
  return (
    <>
      <Menu
        label={t`Actions: ${title}`}
        trigger={<Ellipsis className="size-4" aria-hidden="true" />}
        triggerClassName="size-8 rounded-md text-muted hover:bg-neutral hover:text-fg"
        entries={entries.filter((entry) => entry !== false)}
      />
      <ArchiveDialog
        isOpen={open === 'archive'}
        onClose={() => setOpen(null)}
        titles={[title]}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(id, { onSuccess: () => showDone('archive') })}
      />
      <Dialog
        isOpen={open === 'seal'}
        onClose={() => setOpen(null)}
        title={listing.has_credentials ? t`Seal another login` : t`Seal the login`}
        description={title}
      >
        <SealDialogBody listingId={id} onSealed={() => setOpen(null)} />
      </Dialog>
    </>
  );
}

function SealDialogBody({ listingId, onSealed }: { listingId: string; onSealed: () => void }) {
  const { data, error, refetch } = useOwnListing(listingId);
  if (data) return <SealForm listing={data} onSealed={onSealed} />;
  if (error) return <ProblemState error={error} onRetry={() => void refetch()} as="h3" />;
  return <Skeleton className="h-64" />;
}
