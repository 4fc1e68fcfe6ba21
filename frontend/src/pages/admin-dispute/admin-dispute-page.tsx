import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** One dispute on the moderator's desk. */
export function AdminDisputePage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Dispute`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
