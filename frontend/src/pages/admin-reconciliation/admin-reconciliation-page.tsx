import { useLingui } from '@lingui/react/macro';
import { DifferenceQueue } from '@/features/backoffice/components/difference-queue';
import { ProviderStrip } from '@/features/backoffice/components/provider-strip';
import { DeskPage } from '@/shared/desk/desk-page';

/** Where the providers' lists and ours differ. */
export function AdminReconciliationPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Where the lists differ`}>
      <ProviderStrip />
      <DifferenceQueue />
    </DeskPage>
  );
}
