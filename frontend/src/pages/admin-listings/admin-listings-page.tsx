import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Hand } from 'lucide-react';
import { gamesOptions } from '@/features/games/api';
import { DeskListingQueue } from '@/features/moderation/components/desk-listing-queue';
import { LOOKS } from '@/features/moderation/desk-listing-table';
import { useClaimNext, useLookCounts } from '@/features/moderation/desk-listings-api';
import { AgeBadge } from '@/shared/desk/age-badge';
import { usePageCommands } from '@/shared/desk/commands';
import { DeskPage } from '@/shared/desk/desk-page';
import { useTableState } from '@/shared/desk/use-table-state';
import { adminPaths } from '@/shared/lib/admin-paths';
import { useNavigate } from '@/shared/router/router';
import { Button } from '@/shared/ui/button';
import { Skeleton } from '@/shared/ui/skeleton';

/** The listings that wait for a moderator, and all others. */
export function AdminListingsPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const table = useTableState(LOOKS);
  const { data: games } = useQuery(gamesOptions());
  const { data: counts, isLoading } = useLookCounts();
  const { waiting = 0, late = 0 } = counts ?? {};
  const { game } = table.filters;
  const next = useClaimNext();
  const claim = () =>
    next.mutate(game ? { game } : {}, {
      onSuccess: ({ id }) => void navigate(adminPaths.listing(id, table.search)),
    });
  usePageCommands([
    { key: 'claim-next', label: t`Take the next listing`, icon: Hand, hotkey: 'n', run: claim },
  ]);
  return (
    <DeskPage
      title={t`Listings`}
      note={
        counts ? (
          <span className="inline-flex flex-wrap items-center gap-2">
            {t`Waiting: ${waiting}, past their time: ${late}`}
            {counts.oldest_at && <AgeBadge since={counts.oldest_at} due={null} />}
          </span>
        ) : (
          isLoading && <Skeleton className="h-5 w-72 max-w-full" />
        )
      }
      actions={
        <Button
          variant="primary"
          icon={<Hand className="size-4" aria-hidden="true" />}
          isLoading={next.isPending}
          onClick={claim}
        >
          {t`Take the next listing`}
        </Button>
      }
    >
      <DeskListingQueue
        table={table}
        games={games?.map(({ slug, name }) => ({ value: slug, label: name })) ?? []}
      />
    </DeskPage>
  );
}
