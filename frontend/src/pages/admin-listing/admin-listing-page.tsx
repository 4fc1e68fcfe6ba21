import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** One listing on the moderator's desk. */
export function AdminListingPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Listing`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
