import { useLingui } from '@lingui/react/macro';
import { ChangeHistory } from '@/features/backoffice/components/change-history';
import { DeskGameForm } from '@/features/games/components/desk-game-form';
import { useDeskGame } from '@/features/games/desk-games-api';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';
import { adminPaths } from '@/shared/lib/admin-paths';
import { formatNumber } from '@/shared/lib/money';
import { useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ProblemState } from '@/shared/ui/problem-state';

/** One game and the facts that its listings have. */
export function AdminGamePage() {
  const { t } = useLingui();
  const { slug = '' } = useParams();
  const { data: game, error, refetch } = useDeskGame(slug);
  if (!game) {
    return (
      <DeskPage title={t`Game`}>
        {error ? <ProblemState error={error} onRetry={() => void refetch()} /> : <RowsSkeleton />}
      </DeskPage>
    );
  }
  const listings = formatNumber(game.listing_count);
  return (
    <DeskPage title={game.name} note={t`Listings on sale: ${listings}`}>
      <div className="mb-4">
        <Breadcrumbs crumbs={[{ label: t`Games`, to: adminPaths.games() }, { label: game.name }]} />
      </div>
      <DeskGameForm key={slug} game={game} history={<ChangeHistory target="game" id={slug} />} />
    </DeskPage>
  );
}
