import { useLingui } from '@lingui/react/macro';
import { AuditQueue } from '@/features/backoffice/components/audit-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** Who did what. */
export function AdminAuditPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Audit log`} note={t`At most 366 days at once.`}>
      <AuditQueue />
    </DeskPage>
  );
}
