import { useLingui } from '@lingui/react/macro';
import { DeskSupportQueue } from '@/features/support/components/desk-support-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** What people ask the shop. */
export function AdminSupportPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Support`}>
      <DeskSupportQueue />
    </DeskPage>
  );
}
