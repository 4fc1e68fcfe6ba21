import { useLingui } from '@lingui/react/macro';
import { DifferenceQueue } from '@/features/backoffice/components/difference-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** Where the providers' lists and ours differ. */
export function AdminReconciliationPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Where the lists differ`}>
      <DifferenceQueue />
    </DeskPage>
  );
}
