import { useLingui } from '@lingui/react/macro';
import { DisputeQueue } from '@/features/disputes/components/dispute-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** The staff's list of disputes. */
export function AdminDisputesPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Disputes`}>
      <DisputeQueue />
    </DeskPage>
  );
}
