import { useLingui } from '@lingui/react/macro';
import { DeskPage } from '@/shared/desk/desk-page';
import { NotBuilt } from '@/shared/desk/not-built';

/** Who did what. */
export function AdminAuditPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Audit log`}>
      <NotBuilt />
    </DeskPage>
  );
}
