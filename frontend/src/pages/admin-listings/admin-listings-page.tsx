import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** The listings that wait for a moderator, and all others. */
export function AdminListingsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Listings`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
