import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** One dispute on the moderator's desk. */
export function AdminDisputePage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Dispute`}>
      <NotBuilt />
    </DeskPage>
  );
}
