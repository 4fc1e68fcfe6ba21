import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';

export type GameSummary = Schema<'GameOut'>;
export type Game = Schema<'GameDetailOut'>;
export type GameAttribute = Schema<'AttributeOut'>;

/** Games change with releases, their counts with every listing: a minute's age is fresh enough for both. */
const STALE_MS = 60_000;

/** Every game, the most popular first. */
export const gamesOptions = () =>
  queryOptions({
    queryKey: ['games', 'list'],
    queryFn: ({ signal }) => send<Schema<'GameListOut'>>('/api/v1/games/', { signal }),
    select: (answer) => answer.results,
    staleTime: STALE_MS,
  });

/** Every game, the most popular first. */
export function useGames() {
  return useQuery(gamesOptions());
}

/** One game with the attributes its listings have. */
export const gameOptions = (slug: string | undefined) =>
  queryOptions({
    queryKey: ['games', 'detail', slug],
    queryFn:
      slug === undefined ? skipToken : ({ signal }) => send<Game>(`/api/v1/games/${slug}/`, { signal }),
    staleTime: STALE_MS,
  });

/** One game with the attributes its listings have; not asked for until its slug is known. */
export function useGame(slug: string | undefined) {
  return useQuery(gameOptions(slug));
}
