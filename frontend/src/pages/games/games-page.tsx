import { useLingui } from '@lingui/react/macro';
import { Search } from 'lucide-react';
import { useGames } from '@/features/games/api';
import { GameTile, GameTileSkeleton } from '@/features/games/components/game-tile';
import { formatNumber } from '@/shared/lib/money';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { CountBadge } from '@/shared/ui/badge';
import { Button } from '@/shared/ui/button';
import { Chip } from '@/shared/ui/chip';
import { EmptyState } from '@/shared/ui/empty-state';
import { Input } from '@/shared/ui/input';
import { ProblemState } from '@/shared/ui/problem-state';
import { Skeleton } from '@/shared/ui/skeleton';
import { countOf, useGameSearch } from './use-game-search';

const TILES = 'grid grid-cols-2 gap-3 sm:grid-cols-3 md:gap-4 lg:grid-cols-4 xl:grid-cols-6';

/** Every game of the shop by category, with what is on sale. */
export function GamesPage() {
  const { t } = useLingui();
  useDocumentTitle(t`Games`);
  const query = useGames();
  const { words, chosen, categories, shown, choose, clear } = useGameSearch(query.data ?? []);
  const total = query.data?.length;
  return (
    <div className="page py-6 md:py-8">
      <h1 className="flex items-center gap-3 text-title">
        {t`Games`}
        {total !== undefined && <CountBadge>{total}</CountBadge>}
      </h1>
      <p className="mt-1 text-muted md:text-base">{t`Choose a game to see the accounts on sale.`}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a form would send something; this only narrows what is here. */}
      <div role="search" aria-label={t`Games`} className="relative mt-5 max-w-md">
        <Search
          className="pointer-events-none absolute top-1/2 left-3 z-10 size-4 -translate-y-1/2 text-muted"
          aria-hidden="true"
        />
        <Input
          type="search"
          value={words.typed}
          onChange={(event) => words.type(event.target.value)}
          onBlur={words.settle}
          aria-label={t`Find a game`}
          placeholder={t`Find a game…`}
          maxLength={64}
          className="pl-9!"
        />
      </div>
      <div className="-mx-4 mt-4 flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none] md:mx-0 md:flex-wrap md:px-0">
        <Chip isOn={!chosen} onClick={() => choose(null)}>{t`All`}</Chip>
        {categories.map((category) => (
          <Chip
            key={category.slug}
            isOn={chosen === category.slug}
            onClick={() => choose(chosen === category.slug ? null : category.slug)}
          >
            {category.label}
            <span className="text-muted tnum">{category.games.length}</span>
          </Chip>
        ))}
      </div>
      {query.isPending && <GamesSkeleton />}
      {query.isError && !query.data && (
        <ProblemState error={query.error} onRetry={() => void query.refetch()} />
      )}
      {query.data && shown.length === 0 && (
        <EmptyState
          drawing="search"
          title={t`No game like that here yet`}
          action={<Button onClick={clear}>{t`Show all games`}</Button>}
        >
          {t`Try a part of its name, or look through all of them.`}
        </EmptyState>
      )}
      <div aria-live="polite">
        {shown.map((category) => (
          <section key={category.slug} aria-labelledby={`category-${category.slug}`} className="pt-8">
            <h2
              id={`category-${category.slug}`}
              className="mb-4 flex items-center gap-2.5 font-bold text-xl tracking-[-.02em]"
            >
              {category.label}
              {countOf(category) > 0 && <CountBadge>{formatNumber(countOf(category))}</CountBadge>}
            </h2>
            <ul className={TILES}>
              {category.games.map((game) => (
                <li key={game.slug} className="min-w-0">
                  <GameTile game={game} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}

function GamesSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading`} className="pt-8">
      <Skeleton className="mb-4 h-7 w-44" />
      <div className={TILES}>
        {Array.from({ length: 12 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: places without content have nothing else.
          <GameTileSkeleton key={index} />
        ))}
      </div>
    </div>
  );
}
