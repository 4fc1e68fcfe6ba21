import { useLingui } from '@lingui/react/macro';
import { useDeferredValue } from 'react';
import type { useGames } from '@/features/games/api';
import { GameTile, GameTileSkeleton } from '@/features/games/components/game-tile';
import { cn } from '@/shared/lib/cn';
import { paths } from '@/shared/lib/paths';
import { useInTurn } from '@/shared/ui/in-turn';
import { ProblemState } from '@/shared/ui/problem-state';
import { SCROLLED_ROW, SMALL_PLACE } from '@/shared/ui/scrolled-row';
import { SectionHead } from './section-head';

const TILE_COUNT = 12;

/** The most popular games that have something on sale; all the popular ones in an empty shop. */
export function GameRow({ query: latest }: { query: ReturnType<typeof useGames> }) {
  const { t } = useLingui();
  const query = useDeferredValue(latest);
  const games = query.data ?? [];
  const onSale = games.filter((game) => game.listing_count > 0);
  const shown = [...onSale, ...games.filter((game) => game.listing_count === 0)].slice(0, TILE_COUNT);
  const count = useInTurn(shown.length, 3, 3);
  const total = games.length;
  return (
    <section aria-labelledby="games" className="page pt-10 md:pt-14">
      <SectionHead
        id="games"
        title={t`Games`}
        hint={total > 0 && t`${total} games; the figures are counted right now`}
        to={paths.games()}
      />
      {query.isError && !query.data ? (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} as="h3" />
      ) : (
        <ul className={cn(SCROLLED_ROW, 'xl:grid-cols-6!')} aria-busy={query.isPending}>
          {query.isPending
            ? Array.from({ length: TILE_COUNT }, (_, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
                <li key={index} className={SMALL_PLACE}>
                  <GameTileSkeleton />
                </li>
              ))
            : shown.slice(0, count).map((game) => (
                <li key={game.slug} className={SMALL_PLACE}>
                  <GameTile game={game} />
                </li>
              ))}
        </ul>
      )}
    </section>
  );
}
