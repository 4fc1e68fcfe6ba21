import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** One person: what they sell, buy, own and did. */
export function AdminUserPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`User`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
