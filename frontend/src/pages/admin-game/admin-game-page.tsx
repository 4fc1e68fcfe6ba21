import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** One game and the facts that its listings have. */
export function AdminGamePage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Game`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
