import { useLingui } from '@lingui/react/macro';
import { DeskGameQueue } from '@/features/games/components/desk-game-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** The games of the catalog. */
export function AdminGamesPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Games`}>
      <DeskGameQueue />
    </DeskPage>
  );
}
