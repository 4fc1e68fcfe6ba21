import { useLingui } from '@lingui/react/macro';
import { UserQueue } from '@/features/backoffice/components/user-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** Everybody who has an account. */
export function AdminUsersPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Users`}>
      <UserQueue />
    </DeskPage>
  );
}
