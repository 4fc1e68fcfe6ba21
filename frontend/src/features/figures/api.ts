import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';

export type Stats = Schema<'StatsOut'>;
export type TopSeller = Schema<'TopSellerOut'>;

/** The server keeps them for ten minutes. */
const STALE_MS = 5 * 60_000;

/** The shop in numbers. */
export const statsOptions = () =>
  queryOptions({
    queryKey: ['figures', 'stats'],
    queryFn: ({ signal }) => send<Stats>('/api/v1/stats/', { signal }),
    staleTime: STALE_MS,
  });

/** The shop in numbers. */
export function useStats() {
  return useQuery(statsOptions());
}

/** The best sellers, of one game or of all. */
export function useTopSellers(game: string | undefined) {
  return useQuery({
    queryKey: ['figures', 'top-sellers', game],
    queryFn: ({ signal }) =>
      send<Schema<'TopSellersOut'>>('/api/v1/sellers/top/', { signal, query: game ? { game } : {} }),
    select: (answer) => answer.results,
    staleTime: STALE_MS,
  });
}
