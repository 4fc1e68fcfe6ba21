import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** What people complain about. */
export function AdminReportsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Reports`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
