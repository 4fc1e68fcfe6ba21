import { createContext, use } from 'react';
import type { Schema } from '@/shared/api/types';

/** What a member of the staff works on; an admin on everything. */
export type StaffRole = Exclude<Schema<'MeOut'>['staff_role'], ''>;

export interface Staff {
  id: string;
  username: string;
  /** Empty: no member of the staff. */
  role: StaffRole | '';
}

/** Who of the staff is at the desk; given by the guard around its pages. */
export const StaffContext = createContext<Staff>({ id: '', username: '', role: '' });

export function useStaff(): Staff {
  return use(StaffContext);
}

/** Whether work of these roles is open to this role. The server judges; this hides what it would refuse. */
export function isOpenTo(role: StaffRole | '', roles: readonly StaffRole[]): boolean {
  return role === 'admin' || (role !== '' && roles.includes(role));
}

/**
 * What the person at the desk may do: `has('finance')` is true for finance and for admins.
 *
 * Every query of the desk has `enabled: has(…)`: a refused one is written into the audit.
 */
export function useRoles(): { role: StaffRole | ''; has: (...roles: StaffRole[]) => boolean } {
  const { role } = useStaff();
  return { role, has: (...roles) => isOpenTo(role, roles) };
}
