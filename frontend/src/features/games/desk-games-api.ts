import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { ListPage } from '@/shared/api/list-page';
import type { Schema } from '@/shared/api/types';
import type { FilterValues } from '@/shared/desk/table-spec';
import { choice, code, tableSpec, text } from '@/shared/desk/table-spec';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';

/** A game in the admins' list; its address is its name among the rows. */
export type GameRow = Schema<'AdminGameCardOut'> & { id: string };
/** A game with its own attributes. */
export type AdminGame = Schema<'AdminGameOut'>;
export type GameBody = Schema<'GameIn'>;
export type Category = AdminGame['category'];

export const GAMES = tableSpec({
  key: 'games',
  filters: { search: text(), state: choice(['active', 'hidden']), category: code() },
});

const PATH = '/api/v1/admin/games/';
const TAG = ['desk', 'games'];

async function fetchGames({ signal }: { signal: AbortSignal }): Promise<ListPage<GameRow>> {
  const { results } = await send<Schema<'AdminGamesOut'>>(PATH, { signal });
  return { results: results.map((game) => ({ ...game, id: game.slug })), next: null, previous: null };
}

/** Every game; there are few, so they come at once and are filtered here. */
export function useDeskGames(filters: FilterValues<typeof GAMES.filters>) {
  const { has } = useRoles();
  return useInfiniteQuery({
    queryKey: [...TAG, 'list'],
    queryFn: fetchGames,
    initialPageParam: null,
    getNextPageParam: () => null,
    enabled: has('admin'),
    select: (data) => ({
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        results: page.results.filter((game) => isWanted(game, filters)),
      })),
    }),
  });
}

/** Every game in the catalog's order, whatever the list is filtered by. */
export function useAllDeskGames(): readonly GameRow[] {
  const { has } = useRoles();
  const { data } = useInfiniteQuery({
    queryKey: [...TAG, 'list'],
    queryFn: fetchGames,
    initialPageParam: null,
    getNextPageParam: () => null,
    enabled: has('admin'),
    select: ({ pages }) => pages.flatMap(({ results }) => results),
  });
  return data ?? [];
}

/** The kinds of games there are. */
export function useGameCategories(): readonly Category[] {
  const games = useAllDeskGames();
  return [...new Map(games.map(({ category }) => [category.slug, category])).values()];
}

/** Whether a game fits: the search looks into its name, its address and its other names. */
export function isWanted(game: GameRow, filters: FilterValues<typeof GAMES.filters>): boolean {
  const { search, state, category } = filters;
  const wanted = search?.toLowerCase();
  const names = [game.name, game.slug, game.publisher, ...game.aliases];
  return (
    (wanted === undefined || names.some((name) => name.toLowerCase().includes(wanted))) &&
    (state === undefined || game.is_active === (state === 'active')) &&
    (category === undefined || game.category.slug === category)
  );
}

export const deskGameOptions = (slug: string) =>
  queryOptions({
    queryKey: [...TAG, 'detail', slug],
    queryFn: ({ signal }) => send<AdminGame>(`${PATH}${slug}/`, { signal }),
    staleTime: 0,
  });

/** One game with its own attributes. */
export function useDeskGame(slug: string) {
  const { has } = useRoles();
  return useQuery({ ...deskGameOptions(slug), enabled: has('admin') });
}

/** Add a game at the end of the catalog. */
export function useCreateGame() {
  return useStaffAct<AdminGame, Schema<'GameCreateIn'>>({
    request: (body) => [PATH, 'POST', body],
    tags: [[...TAG, 'list'], ['games']],
    detail: ({ slug }) => deskGameOptions(slug).queryKey,
  });
}

/** Give a game new words and attributes, whole. */
export function useChangeGame(slug: string) {
  return useStaffAct<AdminGame, GameBody>({
    request: (body) => [`${PATH}${slug}/`, 'PATCH', body],
    tags: [TAG, ['games']],
    detail: () => deskGameOptions(slug).queryKey,
  });
}

/** Put all games in another order. */
export function useOrderGames() {
  return useStaffAct<Schema<'AdminGamesOut'>, Schema<'GameOrderIn'>>({
    request: (body) => ['/api/v1/admin/games-order/', 'POST', body],
    tags: [TAG, ['games']],
  });
}
