import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** Everybody who has an account. */
export function AdminUsersPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Users`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
