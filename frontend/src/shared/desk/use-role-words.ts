import { useLingui } from '@lingui/react/macro';
import type { StaffRole } from './use-roles';

/** The staff's roles in words. */
export function useRoleWords(): { nameOf: (role: StaffRole | '') => string } {
  const { t } = useLingui();
  const names = { moderator: t`Moderator`, finance: t`Finance`, admin: t`Admin`, '': t`No role` };
  return { nameOf: (role) => names[role] };
}
