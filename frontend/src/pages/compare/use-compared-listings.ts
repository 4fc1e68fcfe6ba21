import { useQueries } from '@tanstack/react-query';
import { type GameAttribute, gameOptions } from '@/features/games/api';
import { type Listing, listingOptions } from '@/features/listings/api';
import { isProblem } from '@/shared/api/problem';
import { useSessionStatus } from '@/shared/api/session';

/** One column: a listing, its place while it loads, or one that is shown no more. */
export interface Column {
  id: string;
  listing: Listing | undefined;
  isGone: boolean;
}

export interface ComparedListings {
  columns: Column[];
  /** The attributes of all the games in the comparison, common ones once. */
  attributes: GameAttribute[];
  /** They are of different games. */
  isMixed: boolean;
  isPending: boolean;
  /** Why one of them could not be had; null where it is just gone. */
  error: unknown;
  retry: () => void;
}

/** The listings to compare, and what their games say of them. */
export function useComparedListings(ids: readonly string[]): ComparedListings {
  const status = useSessionStatus();
  const listings = useQueries({
    queries: ids.map((id) => ({ ...listingOptions(id), enabled: status !== 'starting' })),
  });
  const slugs = [...new Set(listings.flatMap(({ data }) => data?.game.slug ?? []))];
  const games = useQueries({ queries: slugs.map((slug) => gameOptions(slug)) });
  const attributes = new Map<string, GameAttribute>();
  for (const attribute of games.flatMap(({ data }) => data?.attributes ?? [])) {
    const known = attributes.get(attribute.key);
    attributes.set(attribute.key, known ? joined(known, attribute) : attribute);
  }
  const failed = listings.find(({ error, data }) => error && !data && !isMissing(error));
  return {
    columns: ids.map((id, index) => ({
      id,
      listing: listings[index]?.data,
      isGone: isMissing(listings[index]?.error),
    })),
    attributes: [...attributes.values()],
    isMixed: slugs.length > 1,
    isPending: listings.some(({ isPending, error }) => isPending && !error),
    error: failed?.error ?? null,
    retry: () => void Promise.all(listings.filter(({ isError }) => isError).map(({ refetch }) => refetch())),
  };
}

/** Two games may give one key different choices: what either of them says must be found. */
function joined(one: GameAttribute, other: GameAttribute): GameAttribute {
  const known = new Set(one.choices?.map(({ value }) => value));
  const more = other.choices?.filter(({ value }) => !known.has(value)) ?? [];
  return more.length > 0 ? { ...one, choices: [...(one.choices ?? []), ...more] } : one;
}

function isMissing(error: unknown): boolean {
  return isProblem(error) && (error.status === 404 || error.status === 400);
}
