import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DisputeQueue } from '@/features/disputes/components/dispute-queue';
import { gamesOptions } from '@/features/games/api';
import { DeskPage } from '@/shared/desk/desk-page';
import { useQueues } from '@/shared/desk/use-queues';

/** The staff's list of disputes. */
export function AdminDisputesPage() {
  const { t } = useLingui();
  const { data: games } = useQuery(gamesOptions());
  const { disputes } = useQueues();
  return (
    <DeskPage title={t`Disputes`} note={disputes !== undefined && t`Open: ${disputes}`}>
      <DisputeQueue games={games?.map(({ slug, name }) => ({ value: slug, label: name })) ?? []} />
    </DeskPage>
  );
}
