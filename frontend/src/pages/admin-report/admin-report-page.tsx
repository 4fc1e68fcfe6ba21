import { useLingui } from '@lingui/react/macro';
import { DeskPage, RowsSkeleton } from '@/shared/desk/desk-page';

/** One complaint: what it is about, who said it, what was decided. */
export function AdminReportPage() {
  const { t } = useLingui();
  return (
    <DeskPage title={t`Report`}>
      <RowsSkeleton />
    </DeskPage>
  );
}
