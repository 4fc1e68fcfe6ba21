import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** Who did what. */
export function AdminAuditPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Audit log`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
