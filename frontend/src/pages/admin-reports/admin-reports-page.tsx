import { useLingui } from '@lingui/react/macro';
import { DeskReportQueue } from '@/features/moderation/components/desk-report-queue';
import { DeskPage } from '@/shared/desk/desk-page';

/** What people complain about. */
export function AdminReportsPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Reports`}>
      <DeskReportQueue />
    </DeskPage>
  );
}
