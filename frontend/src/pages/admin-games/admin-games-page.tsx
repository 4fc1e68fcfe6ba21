import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** The games of the catalog. */
export function AdminGamesPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Games`}>
      <NotBuilt />
    </DeskPage>
  );
}
