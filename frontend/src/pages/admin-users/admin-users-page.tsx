import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** Everybody who has an account. */
export function AdminUsersPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Users`}>
      <NotBuilt />
    </DeskPage>
  );
}
