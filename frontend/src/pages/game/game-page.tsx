import { useLingui } from '@lingui/react/macro';
import { lazy } from 'react';
import { useGame } from '@/features/games/api';
import { Catalog } from '@/features/listings/components/catalog';
import { savedQuery } from '@/features/listings/filters';
import { useFilters } from '@/features/listings/hooks/use-filters';
import { isProblem } from '@/shared/api/problem';
import { paths } from '@/shared/lib/paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { useParams } from '@/shared/router/router';
import { Breadcrumbs } from '@/shared/ui/breadcrumbs';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';
import { GameHeader } from './game-header';

const SaveSearch = lazy(async () => (await import('@/features/watching/load-save-search')).loadSaveSearch());

/** One game: what it is, and the catalog of its accounts with its own filters. */
export function GamePage() {
  const { slug = '' } = useParams();
  // Another game starts anew: its own skeleton, not the old one's cards.
  return <GameCatalog key={slug} slug={slug} />;
}

function GameCatalog({ slug }: { slug: string }) {
  const { t } = useLingui();
  const state = useFilters(slug);
  const { data: game, error } = useGame(slug);
  useDocumentTitle(game?.name);

  if (isProblem(error) && error.status === 404) return <UnknownGame />;
  return (
    <div className="page pt-5">
      <Breadcrumbs crumbs={[{ label: t`Games`, to: paths.games() }, { label: game?.name ?? '…' }]} />
      <GameHeader game={game} />
      <Catalog
        {...state}
        as="h2"
        heading={t`Accounts on sale`}
        games={null}
        attributes={game?.attributes ?? []}
        renderSave={(name) => (
          <SaveSearch
            query={savedQuery(state.filters)}
            name={[game?.name, name].filter(Boolean).join(': ')}
          />
        )}
      />
    </div>
  );
}

function UnknownGame() {
  const { t } = useLingui();
  return (
    <EmptyState
      as="h1"
      drawing="search"
      title={t`There is no such game here`}
      className="py-24"
      action={
        <>
          <ButtonLink to={paths.games()} variant="primary">
            {t`All games`}
          </ButtonLink>
          <ButtonLink to={paths.catalog()}>{t`All accounts`}</ButtonLink>
        </>
      }
    >
      {t`Look for it among all games, or search by its name.`}
    </EmptyState>
  );
}
