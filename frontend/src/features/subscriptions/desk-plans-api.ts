import { useQuery } from '@tanstack/react-query';
import { send } from '@/shared/api/client';
import type { Schema } from '@/shared/api/types';
import { useRoles } from '@/shared/desk/use-roles';
import { useStaffAct } from '@/shared/desk/use-staff-act';

/** A plan as an admin sets it, with how many have it. */
export type AdminPlan = Schema<'AdminPlanOut'>;
export type PlanChange = Schema<'PlanIn'>;

const PATH = '/api/v1/admin/plans/';
const TAG = ['desk', 'plans'];

/** The plans with how many have each, cheapest first. */
export function useDeskPlans() {
  const { has } = useRoles();
  return useQuery({
    queryKey: [...TAG, 'list'],
    queryFn: ({ signal }) => send<AdminPlan[]>(PATH, { signal }),
    enabled: has('admin'),
  });
}

/** Change a plan for whoever takes it or sells from now on. */
export function useChangePlan(code: AdminPlan['code']) {
  return useStaffAct<AdminPlan, PlanChange>({
    request: (body) => [`${PATH}${code}/`, 'PATCH', body],
    // The shop shows its prices too.
    tags: [TAG, ['subscriptions']],
  });
}
