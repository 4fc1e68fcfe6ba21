import { useLingui } from '@lingui/react/macro';
import type { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { gamesOptions, useGame, useGames } from '@/features/games/api';
import { facetsOptions, listingsOptions } from '@/features/listings/api';
import { Catalog } from '@/features/listings/components/catalog';
import { savedQuery } from '@/features/listings/filters';
import { useFilters } from '@/features/listings/hooks/use-filters';
import { useDocumentTitle } from '@/shared/lib/use-document-title';

const SaveSearch = lazy(async () => (await import('@/features/watching/load-save-search')).loadSaveSearch());

/** Everything on sale, with filters. */
export function CatalogPage() {
  const { t } = useLingui();
  const state = useFilters();
  const { game: slug, search } = state.filters;
  const games = useGames();
  const game = useGame(slug ?? undefined);
  const gameName = games.data?.find((known) => known.slug === slug)?.name;
  const heading = search ? t`Search: “${search}”` : (gameName ?? t`All accounts`);
  useDocumentTitle(search || slug ? heading : t`Catalog`);

  return (
    <div className="page">
      <Catalog
        {...state}
        heading={heading}
        games={games.isError ? [] : games.data}
        attributes={game.data?.attributes ?? []}
        renderSave={(name) => <SaveSearch query={savedQuery(state.filters)} name={name} />}
      />
    </div>
  );
}

// Without filters alone: those wait for what their address says.
CatalogPage.bringFirst = async (client: QueryClient) => {
  if (location.search !== '') return;
  await Promise.all([
    client.prefetchInfiniteQuery(listingsOptions({})),
    client.prefetchQuery(facetsOptions({})),
    client.prefetchQuery(gamesOptions()),
  ]);
};
