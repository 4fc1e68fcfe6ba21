import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { useRoles } from '@/shared/desk/use-roles';
import type { DashboardPeriod } from './dashboard-period';

export type Dashboard = Schema<'DashboardOut'>;
export type DashboardQueue = Dashboard['queues'][number];

/** The shop's figures of some days, beside those of as many days before. */
export function useDashboard(period: DashboardPeriod) {
  const { role } = useRoles();
  return useQuery({
    queryKey: ['desk', 'dashboard', period],
    queryFn: ({ signal }) =>
      send<Dashboard>('/api/v1/admin/dashboard/', { signal, query: { ...period, compare: true } }),
    enabled: role !== '',
    placeholderData: keepPreviousData,
  });
}
