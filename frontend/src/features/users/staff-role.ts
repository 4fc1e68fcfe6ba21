import type { StaffRole } from '@/shared/desk/use-roles';
import type { Me } from './api';

const ROLES: readonly string[] = ['moderator', 'finance', 'admin'] satisfies StaffRole[];

/** What a signed-in person does for the shop; empty for everybody else. */
export function staffRoleOf(me: Me & { staff_role?: string }): StaffRole | '' {
  if (!me.is_staff) return '';
  // A server of before there were roles knows staff only, who may do everything.
  const role = me.staff_role ?? 'admin';
  return ROLES.includes(role) ? (role as StaffRole) : '';
}
