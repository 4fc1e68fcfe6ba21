import { queryOptions, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';

export type Plan = Schema<'PlanOut'>;

/** Plans change with releases alone. */
const STALE_MS = 60 * 60_000;

/** The plans, cheapest first. */
export const plansOptions = () =>
  queryOptions({
    queryKey: ['subscriptions', 'plans'],
    queryFn: ({ signal }) => send<Schema<'PlanListOut'>>('/api/v1/subscriptions/plans/', { signal }),
    select: (answer) => answer.results,
    staleTime: STALE_MS,
  });

/** The plans, cheapest first. */
export function usePlans() {
  return useQuery(plansOptions());
}
