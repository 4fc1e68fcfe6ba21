import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** The games of the catalog. */
export function AdminGamesPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Games`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
