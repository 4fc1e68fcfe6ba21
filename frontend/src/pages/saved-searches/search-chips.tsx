import { useLingui } from '@lingui/react/macro';
import { useGame, useGames } from '@/features/games/api';
import { filtersFromParams } from '@/features/listings/filters';
import { useActiveFilters } from '@/features/listings/hooks/use-active-filters';
import { Badge } from '@/shared/ui/badge';

/** The filters of a saved search, as the catalog says them. */
export function SearchChips({ query }: { query: string }) {
  const { t } = useLingui();
  const filters = filtersFromParams(new URLSearchParams(query));
  const games = useGames();
  const game = useGame(filters.game ?? undefined);
  const active = useActiveFilters(filters, {
    games: games.data ?? [],
    attributes: game.data?.attributes ?? [],
  });
  return (
    <ul aria-label={t`Filters`} className="flex flex-wrap gap-1.5">
      {active.map(({ key, label }) => (
        <li key={key} className="max-w-full">
          <Badge>{label}</Badge>
        </li>
      ))}
    </ul>
  );
}
