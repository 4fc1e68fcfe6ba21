import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** One game and the facts that its listings have. */
export function AdminGamePage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Game`}>
      <NotBuilt />
    </DeskPage>
  );
}
