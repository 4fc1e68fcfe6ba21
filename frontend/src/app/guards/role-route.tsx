import { useLingui } from '@lingui/react/macro';
import { useRoleWords } from '@/shared/desk/use-role-words';
import { type StaffRole, useRoles } from '@/shared/desk/use-roles';
import { adminPaths } from '@/shared/lib/admin-paths';
import { useDocumentTitle } from '@/shared/lib/use-document-title';
import { Outlet } from '@/shared/router/router';
import { ButtonLink } from '@/shared/ui/button';
import { EmptyState } from '@/shared/ui/empty-state';

/** Pages for some of the staff: the others stay in the frame and are told whose it is. */
export function RoleRoute({ roles }: { roles: readonly StaffRole[] }) {
  const { has } = useRoles();
  return has(...roles) ? <Outlet /> : <NotYours roles={roles} />;
}

function NotYours({ roles }: { roles: readonly StaffRole[] }) {
  const { t } = useLingui();
  const { nameOf } = useRoleWords();
  useDocumentTitle(t`No access`);
  const names = [...new Set<StaffRole>([...roles, 'admin'])].map(nameOf).join(', ');
  return (
    <EmptyState
      as="h1"
      drawing="lock"
      title={t`This page is not part of your work`}
      className="min-h-[65dvh] justify-center"
      action={
        <ButtonLink to={adminPaths.dashboard()} variant="primary" size="lg">{t`To the dashboard`}</ButtonLink>
      }
    >
      {t`It is for: ${names}. If you need it, ask an admin for the role.`}
    </EmptyState>
  );
}
